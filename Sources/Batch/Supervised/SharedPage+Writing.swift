import BatchIO
import Supervision

extension SharedPage: WritingProgress {}
