"""Records what TensorFlow says of an operand whose dtype the definition of an operation does not allow.

    python3 record_signatures.py > signatures.txt

Every operation that the engine knows by name is executed with operands of each dtype of the language. After a
line `=== Operation dtype …`, which names the dtypes that are refused, stands the message for the first of them
as TensorFlow raised it (it quotes the definition); the messages for the others differ in the dtype alone. An
operation that refuses none of them stands alone.
"""

import sys

import numpy as np
import tensorflow as tf
from tensorflow.python.eager import context, execute
from tensorflow.python.framework import op_def_registry

OPERATIONS = """
AddV2 Sub Mul RealDiv Pow Maximum Minimum FloorDiv FloorMod TruncateDiv TruncateMod SquaredDifference
DivNoNan MulNoNan Atan2 Xlogy Xlog1py Xdivy
Neg Abs Sign Square Sqrt Rsqrt Reciprocal Exp Expm1 Log Log1p Sin Cos Tan Asin Acos Atan Sinh Cosh Tanh
Asinh Acosh Atanh Erf Erfc Lgamma Digamma Polygamma Floor Ceil Round Rint
Sigmoid Softplus Relu Relu6 Elu Selu Softsign LeakyRelu
TanhGrad SigmoidGrad SqrtGrad RsqrtGrad ReciprocalGrad ReluGrad Relu6Grad EluGrad SeluGrad SoftplusGrad
SoftsignGrad LeakyReluGrad
Equal NotEqual Less LessEqual Greater GreaterEqual IsNan IsInf IsFinite
LogicalAnd LogicalOr LogicalNot BitwiseAnd BitwiseOr BitwiseXor Invert LeftShift RightShift
Identity StopGradient SelectV2 Fill BroadcastTo Reshape ExpandDims Squeeze Transpose ConcatV2 Pack Unpack
Split StridedSlice StridedSliceGrad GatherV2 UnsortedSegmentSum MatrixDiagV3 MatrixDiagPartV3
MatrixSetDiagV3 MatrixBandPart
Sum Mean Prod Max Min Any All ArgMax ArgMin EuclideanNorm Cumsum Cumprod AddN MatMul BatchMatMulV2
Softmax LogSoftmax SoftmaxCrossEntropyWithLogits SparseSoftmaxCrossEntropyWithLogits L2Loss
Cholesky MatrixTriangularSolve MatrixSolve MatrixInverse MatrixDeterminant LogMatrixDeterminant
""".split()

DTYPES = ["float32", "float64", "int32", "int64", "bool"]


def message(definition, dtype):
    """What TensorFlow raises when operands of type `T` have the dtype."""
    inputs = []
    attributes = ["T", dtype.as_datatype_enum]
    for argument in definition.input_arg:
        if argument.type_attr == "T":
            value = tf.constant(np.ones([2, 2]), dtype=dtype)
        elif argument.type_attr:
            value = tf.constant([0, 0], dtype=tf.int32)
            attributes += [argument.type_attr, tf.int32.as_datatype_enum]
        else:
            value = tf.constant(1, dtype=tf.as_dtype(argument.type))
        inputs.append(value)
        if argument.number_attr:
            inputs.append(value)
            attributes += [argument.number_attr, 2]
    try:
        execute.execute(
            definition.name.encode(), len(definition.output_arg), inputs, tuple(attributes),
            context.context())
    except tf.errors.InvalidArgumentError as error:
        if error.message.startswith(f"Value for attr 'T' of {kernel_name(dtype)} is not in the list"):
            return error.message
    sys.exit(f"{definition.name} of {dtype.name} raised nothing of the kind")


def kernel_name(dtype):
    return {"float32": "float", "float64": "double"}.get(dtype.name, dtype.name)


def main():
    for name in OPERATIONS:
        definition = op_def_registry.get(name)
        if definition is None:
            sys.exit(f"TensorFlow has no operation {name}")
        allowed = [list(a.allowed_values.list.type) for a in definition.attr if a.name == "T"]
        dtypes = [tf.as_dtype(name) for name in DTYPES]
        refused = [d for d in dtypes if allowed and allowed[0] and d.as_datatype_enum not in allowed[0]]
        print(" ".join(["===", name] + [d.name for d in refused]))
        messages = [message(definition, d) for d in refused]
        for dtype, text in zip(refused, messages):
            if text.replace(kernel_name(dtype), kernel_name(refused[0]), 1) != messages[0]:
                sys.exit(f"{name} of {dtype.name} says something else")
        if messages:
            print(messages[0])


main()
