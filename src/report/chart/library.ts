/** The parts of the charting library that pages need, registered once: a build puts them into one file of their own. */
import { CustomChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([CustomChart, GridComponent, SVGRenderer])

export { init }
