import JSON
import Tensors
import Testing

@testable import Batch

struct TensorWriterTests {
  private func tensor<Element>(_ elements: [Element], _ dtype: DType, _ shape: [Int])
    -> TensorValue
  {
    let buffer = TensorBuffer(size: elements.count * dtype.byteSize)
    elements.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress {
        buffer.bytes.copyMemory(from: base, byteCount: bytes.count)
      }
    }
    return TensorValue(dtype: dtype, shape: Shape(shape), buffer: buffer)
  }

  private func text(_ value: TensorValue, _ encoding: RunOptions.Encoding = .plain) -> String {
    let buffer = ByteBuffer()
    buffer.appendTensor(value, as: encoding)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test func aScalarIsANumber() {
    #expect(text(tensor([3.0], .float64, [])) == "3.0")
    #expect(text(tensor([0.1 as Float], .float32, [])) == "0.1")
    #expect(text(tensor([7 as Int32], .int32, [])) == "7")
    #expect(text(tensor([1 as UInt8], .bool, [])) == "true")
  }

  @Test func anArrayIsNestedLists() {
    #expect(
      text(tensor([1.0, 2, 3, 4, 5, 6], .float64, [2, 3])) == "[[1.0,2.0,3.0],[4.0,5.0,6.0]]")
    #expect(
      text(tensor([1 as Int64, 2, 3, 4], .int64, [2, 1, 2])) == "[[[1,2]],[[3,4]]]")
    #expect(text(tensor([] as [Double], .float64, [2, 0])) == "[[],[]]")
    #expect(text(tensor([] as [Double], .float64, [0, 3])) == "[]")
    #expect(text(tensor([] as [Double], .float64, [1, 2, 0, 4])) == "[[[],[]]]")
  }

  @Test func nonFiniteNumbersAreStrings() {
    #expect(
      text(tensor([Double.nan, .infinity, -.infinity, -0.0], .float64, [4]))
        == #"["NaN","Infinity","-Infinity",-0.0]"#)
  }

  @Test func theTypedEncodingIsFlat() {
    #expect(
      text(tensor([1.5 as Float, 2], .float32, [1, 2]), .typed)
        == #"{"dtype":"float32","shape":[1,2],"data":[1.5,2.0]}"#)
    #expect(
      text(tensor([1 as UInt8], .bool, []), .typed)
        == #"{"dtype":"bool","shape":[],"data":[true]}"#)
  }
}
