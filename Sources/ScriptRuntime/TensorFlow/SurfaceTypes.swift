import TapeEngine
import Tensors

/// The types that the surface registers itself.
enum SurfaceTypes {
  static let unreadVariableName = "_UnreadVariable"
  static let referenceName = "Reference"
  static let numpyDTypeName = "dtype"
  static let stopRecordingName = "_GeneratorContextManager"
  static let nameScopeName = "name_scope"
  static let floatInfoName = "finfo"
  static let unconnectedGradientsName = "UnconnectedGradients"

  static let unreadVariable = find(unreadVariableName)
  static let reference = find(referenceName)
  static let numpyDType = find(numpyDTypeName)
  static let stopRecording = find(stopRecordingName)
  static let nameScope = find(nameScopeName)
  static let floatInfo = find(floatInfoName)

  static func register(in library: inout LibraryBuilder) {
    _ = library.type(
      unreadVariableName,
      qualifiedName: "tensorflow.python.ops.resource_variable_ops._UnreadVariable",
      base: .resourceVariable)
    _ = library.type(
      referenceName, qualifiedName: "tensorflow.python.util.object_identity.Reference")
    _ = library.type(numpyDTypeName, qualifiedName: "numpy.dtype")
    _ = library.type(stopRecordingName, qualifiedName: "contextlib._GeneratorContextManager")
    _ = library.type(nameScopeName, qualifiedName: "tensorflow.python.framework.ops.name_scope_v2")
    _ = library.type(floatInfoName, qualifiedName: "numpy.finfo")
  }

  /// Only asked for while programs run: the library is complete then.
  private static func find(_ name: String) -> TypeID {
    let index = Library.standard.types.lastIndex { $0.name == name } ?? 0
    return TypeID(rawValue: UInt16(truncatingIfNeeded: index))
  }
}

extension Value {
  /// Whether this is a record of a type.
  func isRecord(_ type: TypeID) -> Bool {
    tag == .record && detail == UInt32(type.rawValue)
  }
}

/// `x.ref()`: a hashable stand-in for a tensor or variable. Fields: the object.
enum ReferenceObject {
  static func referent(_ value: Value, _ interpreter: Interpreter) -> Value? {
    value.isRecord(SurfaceTypes.reference) ? interpreter.heap.fields(value)[0] : nil
  }

  static func register(in library: inout LibraryBuilder) {
    let type = library.typeID(named: SurfaceTypes.referenceName)
    library.method(type, "deref", "") { call throws(ScriptError) in
      call.heap.fields(call.receiver)[0]
    }
    for target in [TypeID.eagerTensor, .resourceVariable] {
      library.method(target, "ref", "") { call throws(ScriptError) in
        try call.heap.newRecord(SurfaceTypes.reference, [call.receiver])
      }
    }
  }
}

/// Members of enumerations: `tf.UnconnectedGradients`.
enum EnumObject {
  static func name(_ value: Value, _ interpreter: Interpreter) -> String {
    let type = interpreter.library.types[Int(interpreter.type(of: value).rawValue)]
    let cases = type.cases
    return "\(type.name).\(cases.indices.contains(value.index) ? cases[value.index] : "?")"
  }

  static func repr(_ value: Value, _ interpreter: Interpreter) -> String {
    "<\(name(value, interpreter)): '\(value.index == 0 ? "none" : "zero")'>"
  }

  static func register(in library: inout LibraryBuilder) {
    let type = library.enumeration(
      SurfaceTypes.unconnectedGradientsName,
      qualifiedName: "tensorflow.python.ops.unconnected_gradients.UnconnectedGradients",
      cases: ["NONE", "ZERO"], path: "tf.UnconnectedGradients")
    let values = [library.string("none"), library.string("zero")]
    let names = [library.string("NONE"), library.string("ZERO")]
    library.attribute(type, "value") { _, value throws(ScriptError) in values[value.index & 1] }
    library.attribute(type, "name") { _, value throws(ScriptError) in names[value.index & 1] }
  }
}

extension LibraryBuilder {
  /// A type registered before.
  func typeID(named name: String) -> TypeID {
    guard let index = types.lastIndex(where: { $0.name == name }) else {
      preconditionFailure("The type \(name) is registered before it is used.")
    }
    return TypeID(rawValue: UInt16(index))
  }
}
