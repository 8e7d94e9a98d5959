/** Currencies whose minor unit is not a hundredth, by its decimals (ISO 4217). */
const otherDecimals: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const hundredths = `CNY USD EUR GBP HKD
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW COP
COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GTQ GYD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR
KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB
PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD
TWD TZS UAH USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`

/**
 * Decimals of the minor unit of every currency that has one (ISO 4217), those met most often first.
 *
 * @example isoDecimals.get('JPY') // 0
 */
export const isoDecimals: ReadonlyMap<string, number> = new Map([
  ...hundredths.split(/\s/).map((code) => [code, 2] as const),
  ...Object.entries(otherDecimals).flatMap(([decimals, codes]) =>
    codes.split(' ').map((code) => [code, Number.parseInt(decimals, 10)] as const),
  ),
])
