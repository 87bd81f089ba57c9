"""tf.keras.layers"""
import tensorflow as tf
import numpy as np
import _tapedeck
import tf.keras.activations as activations
import tf.keras.backend as backend
import tf.keras.constraints as constraints
import tf.keras.initializers as initializers
import tf.keras.regularizers as regularizers

# The layers whose call is under way, the outermost first, and the value of `training` they run with.
running = []
modes = [None]

regularized = {}


class InputSpec:
    def __init__(self, dtype=None, shape=None, ndim=None, max_ndim=None, min_ndim=None, axes=None,
                 allow_last_axis_squeeze=False, name=None, optional=False):
        self.dtype = dtype
        self.shape = None if shape is None else tuple(shape)
        self.ndim = len(self.shape) if shape is not None else ndim
        self.max_ndim = max_ndim
        self.min_ndim = min_ndim
        self.axes = {int(k): v for k, v in axes.items()} if axes else {}
        self.name = name
        self.optional = optional


def _check_spec(spec, x, layer, index):
    """Raises what Keras raises for an input that does not fit."""
    shape = tuple(x.shape)
    rank = len(shape)
    start = f"Input {index} with name '{spec.name}' of layer '{layer.name}' is incompatible with the layer: "
    if spec.ndim is not None and spec.shape is None and rank != spec.ndim:
        raise ValueError(f"{start}expected ndim={spec.ndim}, found ndim={rank}. Full shape received: {shape}")
    if spec.max_ndim is not None and rank > spec.max_ndim:
        raise ValueError(f"{start}expected max_ndim={spec.max_ndim}, found ndim={rank}")
    if spec.min_ndim is not None and rank < spec.min_ndim:
        raise ValueError(
            f"{start}expected min_ndim={spec.min_ndim}, found ndim={rank}. Full shape received: {shape}")
    for axis, value in spec.axes.items():
        if value is not None and shape[axis] is not None and shape[axis] != value:
            raise ValueError(
                f"{start}expected axis {axis} of input shape to have value {value}, "
                f"but received input with shape {shape}")
    if spec.shape is not None:
        fits = rank == len(spec.shape)
        if fits:
            for wanted, found in zip(spec.shape, shape):
                if wanted is not None and found is not None and wanted != found:
                    fits = False
        if not fits:
            raise ValueError(f"{start}expected shape={spec.shape}, found shape={shape}")


class KerasTensor:
    """What stands for a tensor while a functional model is put together."""

    def __init__(self, shape, dtype="float32", name=None, node=None):
        self.shape = tuple(shape)
        self.dtype = backend.dtype_name(dtype)
        self.name = name or backend.unique_name("keras_tensor")
        self.node = node

    @property
    def ndim(self):
        return len(self.shape)

    def __repr__(self):
        return (f"<KerasTensor shape={self.shape}, dtype={self.dtype}, sparse=False, ragged=False, "
                f"name={self.name}>")

    def __add__(self, other):
        return Operation(lambda a, b: a + b)(self, other)

    def __radd__(self, other):
        return Operation(lambda a, b: b + a)(self, other)

    def __sub__(self, other):
        return Operation(lambda a, b: a - b)(self, other)

    def __rsub__(self, other):
        return Operation(lambda a, b: b - a)(self, other)

    def __mul__(self, other):
        return Operation(lambda a, b: a * b)(self, other)

    def __rmul__(self, other):
        return Operation(lambda a, b: b * a)(self, other)

    def __truediv__(self, other):
        return Operation(lambda a, b: a / b)(self, other)

    def __rtruediv__(self, other):
        return Operation(lambda a, b: b / a)(self, other)

    def __pow__(self, other):
        return Operation(lambda a, b: a ** b)(self, other)

    def __matmul__(self, other):
        return Operation(lambda a, b: a @ b)(self, other)

    def __neg__(self):
        return Operation(lambda a: -a)(self)

    def __getitem__(self, key):
        return Operation(lambda a: a[key])(self)


class Node:
    """A call of a layer on such tensors."""

    def __init__(self, layer, args, kwargs, outputs):
        self.layer = layer
        self.args = args
        self.kwargs = kwargs
        self.outputs = outputs


def is_symbolic(x):
    if isinstance(x, (list, tuple)):
        return any(is_symbolic(v) for v in x)
    if isinstance(x, dict):
        return any(is_symbolic(v) for v in x.values())
    return isinstance(x, KerasTensor)


def map_nested(f, x):
    if isinstance(x, list):
        return [map_nested(f, v) for v in x]
    if isinstance(x, tuple):
        return tuple([map_nested(f, v) for v in x])
    if isinstance(x, dict):
        return {k: map_nested(f, v) for k, v in x.items()}
    return f(x)


def flat(x):
    if isinstance(x, (list, tuple)):
        return [v for item in x for v in flat(item)]
    if isinstance(x, dict):
        return [v for key in sorted(x) for v in flat(x[key])]
    return [x]


def symbolic_outputs(function, args, kwargs):
    """What comes out of a function of symbolic tensors: by running it on tensors of ones."""
    unknown = 3

    def stand_in(x):
        if not isinstance(x, KerasTensor):
            return x
        return tf.ones([1 if i == 0 and d is None else unknown if d is None else d
                        for i, d in enumerate(x.shape)], x.dtype)

    batch = any(isinstance(x, KerasTensor) and x.shape and x.shape[0] is None for x in flat([args, kwargs]))
    open_axes = any(isinstance(x, KerasTensor) and None in x.shape[1:] for x in flat([args, kwargs]))
    outputs = function(*map_nested(stand_in, args), **map_nested(stand_in, kwargs))

    def spec(x):
        shape = [None if i == 0 and batch or i > 0 and open_axes and d == unknown else d
                 for i, d in enumerate(tuple(x.shape))]
        return KerasTensor(shape, x.dtype)

    return map_nested(spec, outputs)


class Operation:
    """A function of tensors as a node of a functional model."""

    def __init__(self, function):
        self.function = function
        self.name = backend.unique_name("operation")

    def __call__(self, *args, **kwargs):
        if not is_symbolic(args):
            return self.function(*args, **kwargs)
        outputs = symbolic_outputs(self.function, args, kwargs)
        attach(Node(self, args, kwargs, outputs))
        return outputs


def attach(node):
    for x in flat(node.outputs):
        x.node = node
    if isinstance(node.layer, Layer):
        node.layer._node = node


class Layer:
    built = False
    supports_masking = False
    activity_regularizer = None
    input_spec = None
    _parameters = None
    _trainable = True
    _input_shape_argument = None

    def __init__(self, *, activity_regularizer=None, trainable=True, dtype=None, autocast=True,
                 name=None, **kwargs):
        self.name = name or backend.auto_name(self.__class__)
        self.activity_regularizer = regularizers.get(activity_regularizer)
        self._trainable = trainable
        self._dtype = tf.as_dtype(backend.dtype_name(dtype))
        self._own_variables = []
        self._losses = []
        self.built = False
        if "input_shape" in kwargs:
            self._input_shape_argument = (None,) + tuple(kwargs.pop("input_shape"))
        if "batch_input_shape" in kwargs:
            self._input_shape_argument = tuple(kwargs.pop("batch_input_shape"))
        if "input_dim" in kwargs:
            self._input_shape_argument = (None, kwargs.pop("input_dim"))
        if kwargs:
            raise ValueError(
                f"Unrecognized keyword arguments passed to {self.__class__.__name__}: {kwargs}")

    # Variables

    def add_weight(self, shape=None, initializer=None, dtype=None, trainable=True, autocast=True,
                   regularizer=None, constraint=None, aggregation="none",
                   overwrite_with_gradient=False, name=None):
        shape = () if shape is None else (shape,) if isinstance(shape, int) else tuple(shape)
        dtype = self._dtype.name if dtype is None else backend.dtype_name(dtype)
        if initializer is None:
            initializer = "glorot_uniform" if dtype.startswith("float") else "zeros"
        value = initializers.get(initializer)(shape, dtype=dtype)
        path = [layer.name for layer in running]
        if not running or running[-1] is not self:
            path.append(self.name)
        path.append(name or backend.unique_name("variable"))
        variable = backend.new_variable(
            value, trainable, "/".join(path), constraints.get(constraint))
        if regularizer is not None:
            regularized[id(variable)] = regularizers.get(regularizer)
        self._own_variables.append(variable)
        return variable

    def _sublayers(self):
        result = []
        for value in self.__dict__.values():
            if isinstance(value, (Layer, list, tuple, dict)):
                _collect_layers(value, result)
        return result

    def _collect(self, into, known, trainable=None):
        """Adds the variables of this layer and of the layers in it, once each: all, or those that are trained or not."""
        own = self._own_variables
        for value in self.__dict__.values():
            if isinstance(value, _tapedeck.Variable):
                own = own if any(v is value for v in own) else own + [value]
        if trainable is None or trainable and self._trainable:
            ordered = [v for v in own if v.trainable]
            if trainable is None:
                ordered += [v for v in own if not v.trainable]
            for v in ordered:
                if id(v) not in known:
                    known.add(id(v))
                    into.append(v)
        if trainable and not self._trainable:
            return into
        for layer in self._sublayers():
            layer._collect(into, known, trainable)
        return into

    @property
    def weights(self):
        return self._collect([], set())

    @property
    def variables(self):
        return self._collect([], set())

    @property
    def trainable_variables(self):
        return self._collect([], set(), True)

    @property
    def trainable_weights(self):
        return self._collect([], set(), True)

    @property
    def non_trainable_variables(self):
        trained = set(id(v) for v in self.trainable_variables)
        return [v for v in self.variables if id(v) not in trained]

    @property
    def non_trainable_weights(self):
        return self.non_trainable_variables

    @property
    def trainable(self):
        return self._trainable

    @trainable.setter
    def trainable(self, value):
        self._trainable = bool(value)
        for layer in self._sublayers():
            layer.trainable = value

    def get_weights(self):
        return [v.numpy() for v in self.weights]

    def set_weights(self, weights):
        variables = self.weights
        if len(variables) != len(weights):
            raise ValueError(
                f"You called `set_weights(weights)` on layer '{self.name}' with a weight list of "
                f"length {len(weights)}, but the layer was expecting {len(variables)} weights.")
        for variable, value in zip(variables, weights):
            if tuple(variable.shape) != tuple(value.shape):
                raise ValueError(
                    f"Layer {self.name} weight shape {tuple(variable.shape)} "
                    f"is not compatible with provided weight shape {tuple(value.shape)}.")
            variable.assign(backend.as_tensor(value, variable.dtype))

    def count_params(self):
        if not self.built:
            raise ValueError(
                f"You tried to call `count_params` on layer '{self.name}', but the layer isn't built. "
                "You can build it manually via: `layer.build(input_shape)`.")
        return sum(_size(v) for v in self.weights)

    # Losses

    def add_loss(self, loss):
        for value in loss if isinstance(loss, (list, tuple)) else [loss]:
            self._losses.append(tf.convert_to_tensor(value))

    def _all_losses(self, into):
        into.extend(self._losses)
        for layer in self._sublayers():
            layer._all_losses(into)
        return into

    @property
    def losses(self):
        result = self._all_losses([])
        if regularized:
            for v in self.trainable_weights:
                regularizer = regularized.get(id(v))
                if regularizer is not None:
                    result.append(regularizer(v))
        return result

    def _clear_losses(self):
        self._losses = []
        for layer in self._sublayers():
            layer._clear_losses()

    # Calls

    def build(self, input_shape):
        self.built = True

    def call(self, *args, **kwargs):
        raise NotImplementedError(
            f"Layer {self.__class__.__name__} does not have a `call()` method implemented.")

    def compute_output_shape(self, *args, **kwargs):
        raise NotImplementedError(
            f"Layer {self.__class__.__name__} should implement `def compute_output_shape(self, input_shape)`.")

    def __call__(self, *args, **kwargs):
        if self._parameters is None:
            self._prepare()
        if len(args) != 1 or not tf.is_tensor(args[0]) or args[0].dtype != self._dtype:
            args = [self._converted(x) for x in args]
        if kwargs:
            kwargs = {k: self._converted(v) for k, v in kwargs.items()}
        first = args[0] if args else next(iter(kwargs.values()), None)
        if self.input_spec is not None:
            self._check_input(first)
        names = self._parameters
        mode = kwargs.pop("training", None)
        if "training" in names:
            place = names.index("training")
            if mode is None and place < len(args):
                mode = args[place]
            elif mode is None:
                mode = modes[-1]
            if mode is not None and place >= len(args):
                kwargs["training"] = mode
        if mode is None:
            mode = modes[-1]
        symbolic = not tf.is_tensor(first) and (is_symbolic(args) or is_symbolic(kwargs))
        if not running and self._losses_exist:
            self._clear_losses()
        running.append(self)
        modes.append(mode)
        try:
            if not self.built:
                self._build_for(args, kwargs)
            if symbolic:
                outputs = self._symbolic_call(args, kwargs)
            else:
                outputs = self._guarded_call(args, kwargs)
            self.built = True
            if self.activity_regularizer is not None and not symbolic:
                self._regularize(outputs)
        finally:
            running.pop()
            modes.pop()
        if symbolic:
            attach(Node(self, args, kwargs, outputs))
        return outputs

    _losses_exist = True

    def _prepare(self):
        if "_own_variables" not in self.__dict__:
            raise RuntimeError(
                f"In layer '{self.__class__.__name__}', you forgot to call "
                "`super().__init__()` as the first statement in the `__init__()` method. Go add it!")
        self._parameters = _tapedeck.parameters(self.call)

    def _converted(self, x):
        if tf.is_tensor(x):
            dtype = tf.as_dtype(x.dtype)
            if dtype != self._dtype and dtype.is_floating:
                return tf.cast(x, self._dtype)
            return x
        if isinstance(x, np.ndarray):
            return self._converted(tf.convert_to_tensor(x))
        if isinstance(x, list) and x and isinstance(x[0], (int, float, list)) and self._is_numbers(x):
            raise ValueError(
                "Only input tensors may be passed as positional arguments. The following argument "
                f"value should be passed as a keyword argument: {flat(x)[0]} (of type {type(flat(x)[0])})")
        if isinstance(x, (list, tuple, dict)):
            return map_nested(self._converted, x)
        return x

    def _is_numbers(self, x):
        return all(isinstance(v, (int, float)) for v in flat(x))

    def _check_input(self, x):
        specs = self.input_spec
        if isinstance(specs, InputSpec):
            for i, value in enumerate(flat(x)):
                _check_spec(specs, value, self, i)
            return
        values = flat(x)
        if len(values) != len(specs):
            raise ValueError(
                f'Layer "{self.name}" expects {len(specs)} input(s), but it received {len(values)} '
                f"input tensors. Inputs received: {values}")
        for i, spec in enumerate(specs):
            _check_spec(spec, values[i], self, i)

    def _build_for(self, args, kwargs):
        shapes = [map_nested(_shape_of, x) for x in args if _has_shape(x)]
        more = [map_nested(_shape_of, v) for v in kwargs.values() if _has_shape(v)]
        names = _tapedeck.parameters(self.build)
        wanted = len([n for n in names if not n.startswith("*")]) or 1
        self.build(*(shapes + more)[:wanted])
        self.built = True

    def _guarded_call(self, args, kwargs):
        try:
            return self.call(*args, **kwargs)
        except Exception as error:
            if not getattr(error, "_keras_call_info_injected", False):
                self._explain(error, args, kwargs)
            raise

    def _explain(self, error, args, kwargs):
        """Adds to an error what the layer was called with."""
        place = f"{self.__class__.__name__}.call()"
        lines = [f"  • {name}={_argument(value)}" for name, value in
                 list(zip(self._parameters, args)) + list(kwargs.items())]
        text = error.message if isinstance(error, tf.errors.OpError) else str(error)
        error._keras_call_info_injected = True
        _tapedeck.explain(
            error, f"Exception encountered when calling {place}.\n\n\x1b[1m{text}\x1b[0m\n\n"
            f"Arguments received by {place}:\n" + "\n".join(lines))

    def _symbolic_call(self, args, kwargs):
        if type(self).compute_output_shape is not Layer.compute_output_shape:
            shapes = [map_nested(lambda v: v.shape, x) for x in args if is_symbolic(x)]
            shape = self.compute_output_shape(*shapes[:1])
            return _specs(shape, self._dtype)
        return symbolic_outputs(self.call, args, kwargs)

    def _regularize(self, outputs):
        for output in flat(outputs):
            loss = self.activity_regularizer(output)
            if len(output.shape) > 0:
                loss = tf.math.divide_no_nan(loss, tf.cast(output.shape[0], loss.dtype))
            self._losses.append(loss)

    # What else is asked of a layer

    _node = None

    def _end(self, what):
        if self._node is None:
            raise AttributeError(
                f"The layer {self.name} has never been called and thus has no defined {what}.")
        return self._node.outputs if what == "output" else self._node.args[0]

    @property
    def output(self):
        return self._end("output")

    @property
    def input(self):
        return self._end("input")

    @property
    def dtype(self):
        return self._dtype.name

    @property
    def compute_dtype(self):
        return self._dtype.name

    @property
    def variable_dtype(self):
        return self._dtype.name

    @property
    def path(self):
        return self.name

    def get_config(self):
        return {"name": self.name, "trainable": self._trainable, "dtype": self.dtype}

    @classmethod
    def from_config(cls, config):
        return cls(**config)

    def __repr__(self):
        return f"<{self.__class__.__name__} name={self.name}, built={self.built}>"


def _collect_layers(value, into):
    if isinstance(value, Layer):
        if not any(v is value for v in into):
            into.append(value)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _collect_layers(item, into)
    elif isinstance(value, dict):
        for item in value.values():
            _collect_layers(item, into)


def _size(variable):
    n = 1
    for d in variable.shape:
        n *= d
    return n


def _has_shape(x):
    return x is not None and all(tf.is_tensor(v) or isinstance(v, KerasTensor) for v in flat(x)) and flat(x) != []


def _shape_of(x):
    return tuple(x.shape)


def _specs(shape, dtype):
    if isinstance(shape, list) and shape and not isinstance(shape[0], (list, tuple)):
        shape = tuple(shape)
    if isinstance(shape, (list, tuple)) and shape and isinstance(shape[0], (list, tuple)):
        return [KerasTensor(s, dtype) for s in shape]
    return KerasTensor(tuple(shape), dtype)


def _argument(value):
    if tf.is_tensor(value):
        return f"tf.Tensor(shape={value.shape}, dtype={tf.as_dtype(value.dtype).name})"
    if isinstance(value, list):
        return "[" + ", ".join(_argument(v) for v in value) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(_argument(v) for v in value) + ")"
    if isinstance(value, dict):
        return "{" + ", ".join(f"'{k}': {_argument(v)}" for k, v in value.items()) + "}"
    return str(value)


class InputLayer(Layer):
    def __init__(self, shape=None, batch_size=None, dtype=None, sparse=None, ragged=None,
                 batch_shape=None, input_tensor=None, optional=False, name=None, **kwargs):
        super().__init__(name=name, dtype=None)
        if "input_shape" in kwargs:
            shape = kwargs.pop("input_shape")
        if batch_shape is None:
            if isinstance(shape, int):
                raise ValueError(f"Cannot convert '{shape}' to a shape.")
            batch_shape = (batch_size,) + tuple(shape)
        self.batch_shape = tuple(batch_shape)
        self._input_dtype = backend.dtype_name(dtype)
        attach(Node(self, [], {}, KerasTensor(self.batch_shape, self._input_dtype, name or self.name)))
        self.built = True

    def call(self):
        return None


def Input(shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None,
          name=None, tensor=None, optional=False):
    if shape is None and batch_shape is None:
        raise ValueError("You must pass a `shape` argument.")
    return InputLayer(shape=shape, batch_size=batch_size, dtype=dtype, batch_shape=batch_shape,
                      name=name).output


class Dense(Layer):
    def __init__(self, units, activation=None, use_bias=True, kernel_initializer="glorot_uniform",
                 bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None,
                 activity_regularizer=None, kernel_constraint=None, bias_constraint=None,
                 lora_rank=None, lora_alpha=None, **kwargs):
        if not isinstance(units, int) or units <= 0:
            raise ValueError(
                f"Received an invalid value for `units`, expected a positive integer. Received: units={units}")
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.units = units
        self.activation = activations.get(activation)
        self.use_bias = use_bias
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.bias_initializer = initializers.get(bias_initializer)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)
        self.bias_regularizer = regularizers.get(bias_regularizer)
        self.kernel_constraint = constraints.get(kernel_constraint)
        self.bias_constraint = constraints.get(bias_constraint)
        self._is_linear = self.activation is activations.linear
        self.input_spec = InputSpec(min_ndim=2)

    def build(self, input_shape):
        inputs = input_shape[-1]
        self.kernel = self.add_weight(
            (inputs, self.units), self.kernel_initializer, regularizer=self.kernel_regularizer,
            constraint=self.kernel_constraint, name="kernel")
        self.bias = None
        if self.use_bias:
            self.bias = self.add_weight(
                (self.units,), self.bias_initializer, regularizer=self.bias_regularizer,
                constraint=self.bias_constraint, name="bias")
        self.input_spec = InputSpec(min_ndim=2, axes={-1: inputs})
        self.built = True

    def call(self, inputs):
        if len(inputs.shape) == 2:
            x = tf.matmul(inputs, self.kernel)
        else:
            x = tf.tensordot(inputs, self.kernel, [[len(inputs.shape) - 1], [0]])
        if self.bias is not None:
            x = x + self.bias
        return x if self._is_linear else self.activation(x)

    def compute_output_shape(self, input_shape):
        return tuple(input_shape[:-1]) + (self.units,)

    def get_config(self):
        return {**super().get_config(), "units": self.units,
                "activation": activations.serialize(self.activation), "use_bias": self.use_bias}


class Activation(Layer):
    def __init__(self, activation, **kwargs):
        super().__init__(**kwargs)
        self.activation = activations.get(activation)
        self.built = True

    def call(self, inputs):
        return self.activation(inputs)

    def compute_output_shape(self, input_shape):
        return input_shape


class ReLU(Layer):
    def __init__(self, max_value=None, negative_slope=0.0, threshold=0.0, **kwargs):
        super().__init__(**kwargs)
        if max_value is not None and max_value < 0.0:
            raise ValueError(
                "max_value of a ReLU layer cannot be a negative value. "
                f"Received: max_value={max_value}")
        self.max_value = max_value
        self.negative_slope = negative_slope
        self.threshold = threshold
        self.built = True

    def call(self, inputs):
        return activations.relu(inputs, self.negative_slope, self.max_value, self.threshold)

    def compute_output_shape(self, input_shape):
        return input_shape


class LeakyReLU(Layer):
    def __init__(self, negative_slope=0.3, **kwargs):
        negative_slope = kwargs.pop("alpha", negative_slope)
        super().__init__(**kwargs)
        if negative_slope is None or negative_slope < 0:
            raise ValueError(
                "The negative_slope value of a Leaky ReLU layer cannot be None or negative value. "
                f"Expected a float. Received: negative_slope={negative_slope}")
        self.negative_slope = negative_slope
        self.built = True

    def call(self, inputs):
        return tf.nn.leaky_relu(inputs, self.negative_slope)

    def compute_output_shape(self, input_shape):
        return input_shape


class ELU(Layer):
    def __init__(self, alpha=1.0, **kwargs):
        super().__init__(**kwargs)
        self.alpha = alpha
        self.built = True

    def call(self, inputs):
        return activations.elu(inputs, self.alpha)

    def compute_output_shape(self, input_shape):
        return input_shape


class Softmax(Layer):
    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis
        self.built = True

    def call(self, inputs, mask=None):
        if mask is not None:
            inputs += (1.0 - tf.cast(mask, inputs.dtype)) * -3e38
        if isinstance(self.axis, (tuple, list)) and len(self.axis) > 1:
            return tf.exp(inputs - tf.reduce_logsumexp(inputs, self.axis, keepdims=True))
        return activations.softmax(inputs, axis=self.axis)

    def compute_output_shape(self, input_shape):
        return input_shape


class PReLU(Layer):
    def __init__(self, alpha_initializer="Zeros", alpha_regularizer=None, alpha_constraint=None,
                 shared_axes=None, **kwargs):
        super().__init__(**kwargs)
        self.alpha_initializer = initializers.get(alpha_initializer)
        self.alpha_regularizer = regularizers.get(alpha_regularizer)
        self.alpha_constraint = constraints.get(alpha_constraint)
        self.shared_axes = [shared_axes] if isinstance(shared_axes, int) else list(shared_axes or [])

    def build(self, input_shape):
        shape = list(input_shape[1:])
        for axis in self.shared_axes:
            shape[axis - 1] = 1
        self.alpha = self.add_weight(
            shape, self.alpha_initializer, regularizer=self.alpha_regularizer,
            constraint=self.alpha_constraint, name="alpha")
        self.built = True

    def call(self, inputs):
        return tf.nn.relu(inputs) - self.alpha * tf.nn.relu(-inputs)

    def compute_output_shape(self, input_shape):
        return input_shape


class Identity(Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.built = True

    def call(self, inputs):
        return inputs


class Flatten(Layer):
    def __init__(self, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.input_spec = InputSpec(min_ndim=1)
        self.built = True

    def call(self, inputs):
        if len(inputs.shape) == 1:
            return tf.expand_dims(inputs, -1)
        n = 1
        for d in inputs.shape[1:]:
            n *= d
        return tf.reshape(inputs, [inputs.shape[0], n])

    def compute_output_shape(self, input_shape):
        if None in input_shape[1:]:
            return (input_shape[0], None)
        n = 1
        for d in input_shape[1:]:
            n *= d
        return (input_shape[0], n)


class Reshape(Layer):
    def __init__(self, target_shape, **kwargs):
        super().__init__(**kwargs)
        self.target_shape = tuple(target_shape)
        self.built = True

    def compute_output_shape(self, input_shape):
        target = list(self.target_shape)
        size = 1
        for d in input_shape[1:]:
            if d is None:
                return (input_shape[0],) + tuple(None if t == -1 else t for t in target)
            size *= d
        known = 1
        for d in target:
            if d != -1:
                known *= d
        if -1 in target and known and size % known == 0:
            target[target.index(-1)] = size // known
        elif known != size or -1 in target:
            raise ValueError(
                "The total size of the tensor must be unchanged. Received: "
                f"input_shape={tuple(input_shape[1:])}, target_shape={self.target_shape}")
        return (input_shape[0],) + tuple(target)

    def call(self, inputs):
        return tf.reshape(inputs, self.compute_output_shape(inputs.shape))


class Permute(Layer):
    def __init__(self, dims, **kwargs):
        super().__init__(**kwargs)
        self.dims = tuple(dims)
        if sorted(dims) != list(range(1, len(dims) + 1)):
            raise ValueError(
                "Invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` "
                f"must be consecutive and start from 1. Received dims={dims}")
        self.input_spec = InputSpec(ndim=len(self.dims) + 1)
        self.built = True

    def call(self, inputs):
        return tf.transpose(inputs, (0,) + self.dims)

    def compute_output_shape(self, input_shape):
        return (input_shape[0],) + tuple(input_shape[d] for d in self.dims)


class RepeatVector(Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.n = n
        if not isinstance(n, int):
            raise TypeError(f"Expected an integer value for `n`, got {type(n)}.")
        self.input_spec = InputSpec(ndim=2)
        self.built = True

    def call(self, inputs):
        return tf.tile(tf.expand_dims(inputs, 1), [1, self.n, 1])

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.n, input_shape[1])


class Lambda(Layer):
    def __init__(self, function, output_shape=None, mask=None, arguments=None, **kwargs):
        super().__init__(**kwargs)
        self.function = function
        self.arguments = arguments or {}
        self.built = True

    def call(self, inputs, mask=None, training=None):
        more = dict(self.arguments)
        names = _tapedeck.parameters(self.function)
        if "training" in names:
            more["training"] = training
        return self.function(inputs, **more)


class Rescaling(Layer):
    def __init__(self, scale, offset=0.0, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale
        self.offset = offset
        self.built = True

    def call(self, inputs):
        inputs = tf.cast(inputs, self._dtype)
        return inputs * tf.cast(self.scale, inputs.dtype) + tf.cast(self.offset, inputs.dtype)

    def compute_output_shape(self, input_shape):
        return input_shape


class ActivityRegularization(Layer):
    def __init__(self, l1=0.0, l2=0.0, **kwargs):
        super().__init__(activity_regularizer=regularizers.L1L2(l1=l1, l2=l2), **kwargs)
        self.built = True

    def call(self, inputs):
        return inputs

    def compute_output_shape(self, input_shape):
        return input_shape


class Wrapper(Layer):
    def __init__(self, layer, **kwargs):
        super().__init__(**kwargs)
        self.layer = layer

    def build(self, input_shape):
        if not self.layer.built:
            self.layer.build(input_shape)
            self.layer.built = True
        self.built = True


class TimeDistributed(Wrapper):
    def call(self, inputs, training=None):
        return tf.stack([self.layer(x) for x in tf.unstack(inputs, axis=1)], axis=1)

    def build(self, input_shape):
        self.layer.build((input_shape[0],) + tuple(input_shape[2:]))
        self.layer.built = True
        self.built = True


# Dropout and noise


class Dropout(Layer):
    def __init__(self, rate, noise_shape=None, seed=None, **kwargs):
        super().__init__(**kwargs)
        if not 0 <= rate <= 1:
            raise ValueError(
                "Invalid value received for argument `rate`. Expected a float value between 0 and 1. "
                f"Received: rate={rate}")
        self.rate = rate
        self.noise_shape = noise_shape
        self.seed = seed
        self._seed_generator = initializers.SeedGenerator(seed) if rate > 0 else None
        self.built = True

    def call(self, inputs, training=False):
        if training and self.rate > 0:
            return dropped(inputs, self.rate, self._noise_shape(inputs), self._seed_generator.next())
        return inputs

    def _noise_shape(self, inputs):
        if self.noise_shape is None:
            return inputs.shape
        return [inputs.shape[i] if d is None else d for i, d in enumerate(self.noise_shape)]

    def compute_output_shape(self, input_shape):
        return input_shape


class SpatialDropout1D(Dropout):
    def __init__(self, rate, seed=None, **kwargs):
        super().__init__(rate, seed=seed, **kwargs)
        self.input_spec = InputSpec(ndim=3)

    def _noise_shape(self, inputs):
        return [inputs.shape[0], 1, inputs.shape[2]]


class SpatialDropout2D(Dropout):
    def __init__(self, rate, data_format=None, seed=None, **kwargs):
        super().__init__(rate, seed=seed, **kwargs)
        self.input_spec = InputSpec(ndim=4)

    def _noise_shape(self, inputs):
        return [inputs.shape[0], 1, 1, inputs.shape[3]]


class GaussianNoise(Layer):
    def __init__(self, stddev, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.stddev = stddev
        self._seed_generator = initializers.SeedGenerator(seed) if stddev > 0 else None
        self.built = True

    def call(self, inputs, training=False):
        if training and self.stddev > 0:
            return inputs + initializers.drawn_normal(
                inputs.shape, 0.0, self.stddev, self._seed_generator.next(), inputs.dtype)
        return inputs


def dropped(x, rate, noise_shape, seed):
    """tf.nn.dropout with a stateless seed: what is kept is scaled up."""
    keep = initializers.drawn_uniform(noise_shape, 0.0, 1.0, seed, x.dtype) >= rate
    return tf.where(keep, x * (1.0 / (1.0 - rate)), tf.zeros_like(x))


# Normalization


class BatchNormalization(Layer):
    def __init__(self, axis=-1, momentum=0.99, epsilon=1e-3, center=True, scale=True,
                 beta_initializer="zeros", gamma_initializer="ones",
                 moving_mean_initializer="zeros", moving_variance_initializer="ones",
                 beta_regularizer=None, gamma_regularizer=None, beta_constraint=None,
                 gamma_constraint=None, synchronized=False, **kwargs):
        super().__init__(**kwargs)
        self.axis = int(axis)
        self.momentum = float(momentum)
        self.epsilon = float(epsilon)
        self.center = center
        self.scale = scale
        self.beta_initializer = initializers.get(beta_initializer)
        self.gamma_initializer = initializers.get(gamma_initializer)
        self.moving_mean_initializer = initializers.get(moving_mean_initializer)
        self.moving_variance_initializer = initializers.get(moving_variance_initializer)
        self.beta_regularizer = regularizers.get(beta_regularizer)
        self.gamma_regularizer = regularizers.get(gamma_regularizer)
        self.beta_constraint = constraints.get(beta_constraint)
        self.gamma_constraint = constraints.get(gamma_constraint)

    def build(self, input_shape):
        shape = (input_shape[self.axis],)
        self.gamma = None
        self.beta = None
        if self.scale:
            self.gamma = self.add_weight(
                shape, self.gamma_initializer, regularizer=self.gamma_regularizer,
                constraint=self.gamma_constraint, name="gamma")
        if self.center:
            self.beta = self.add_weight(
                shape, self.beta_initializer, regularizer=self.beta_regularizer,
                constraint=self.beta_constraint, name="beta")
        self.moving_mean = self.add_weight(
            shape, self.moving_mean_initializer, trainable=False, name="moving_mean")
        self.moving_variance = self.add_weight(
            shape, self.moving_variance_initializer, trainable=False, name="moving_variance")
        self.input_spec = InputSpec(ndim=len(input_shape), axes={self.axis: shape[0]})
        axis = self.axis % len(input_shape)
        self._reduced = [i for i in range(len(input_shape)) if i != axis]
        self._broadcast = None
        if axis != len(input_shape) - 1:
            self._broadcast = [shape[0] if i == axis else 1 for i in range(len(input_shape))]
        self.built = True

    def _wide(self, x):
        return x if x is None or self._broadcast is None else tf.reshape(x, self._broadcast)

    def call(self, inputs, training=None, mask=None):
        if training and self._trainable:
            mean, variance = tf.nn.moments(inputs, self._reduced)
            momentum = self.momentum
            self.moving_mean.assign(self.moving_mean * momentum + mean * (1.0 - momentum))
            self.moving_variance.assign(self.moving_variance * momentum + variance * (1.0 - momentum))
        else:
            mean, variance = self.moving_mean, self.moving_variance
        return _normalized(inputs, self._wide(mean), self._wide(variance), self._wide(self.gamma),
                           self._wide(self.beta), self.epsilon)

    def compute_output_shape(self, input_shape):
        return input_shape


def _normalized(x, mean, variance, scale, offset, epsilon):
    inverse = tf.math.rsqrt(variance + epsilon)
    if scale is not None:
        inverse = inverse * scale
    return x * inverse + (offset - mean * inverse if offset is not None else -mean * inverse)


class LayerNormalization(Layer):
    def __init__(self, axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer="zeros",
                 gamma_initializer="ones", beta_regularizer=None, gamma_regularizer=None,
                 beta_constraint=None, gamma_constraint=None, **kwargs):
        super().__init__(**kwargs)
        if not isinstance(axis, (int, list, tuple)):
            raise TypeError(
                "Expected an int or a list/tuple of ints for the argument 'axis', "
                f"but received: {axis}")
        self.axis = list(axis) if isinstance(axis, (list, tuple)) else axis
        self.epsilon = epsilon
        self.center = center
        self.scale = scale
        self.beta_initializer = initializers.get(beta_initializer)
        self.gamma_initializer = initializers.get(gamma_initializer)
        self.beta_regularizer = regularizers.get(beta_regularizer)
        self.gamma_regularizer = regularizers.get(gamma_regularizer)
        self.beta_constraint = constraints.get(beta_constraint)
        self.gamma_constraint = constraints.get(gamma_constraint)

    def build(self, input_shape):
        rank = len(input_shape)
        axes = self.axis if isinstance(self.axis, list) else [self.axis]
        self._axes = sorted(a % rank for a in axes)
        shape = tuple(input_shape[a] for a in self._axes)
        self._broadcast = None
        if self._axes != [rank - 1]:
            self._broadcast = [input_shape[i] if i in self._axes else 1 for i in range(rank)]
        self.gamma = None
        self.beta = None
        if self.scale:
            self.gamma = self.add_weight(
                shape, self.gamma_initializer, regularizer=self.gamma_regularizer,
                constraint=self.gamma_constraint, name="gamma")
        if self.center:
            self.beta = self.add_weight(
                shape, self.beta_initializer, regularizer=self.beta_regularizer,
                constraint=self.beta_constraint, name="beta")
        self.built = True

    def call(self, inputs):
        mean, variance = tf.nn.moments(inputs, self._axes, keepdims=True)
        gamma, beta = self.gamma, self.beta
        if self._broadcast is not None:
            gamma = gamma if gamma is None else tf.reshape(gamma, self._broadcast)
            beta = beta if beta is None else tf.reshape(beta, self._broadcast)
        return _normalized(inputs, mean, variance, gamma, beta, self.epsilon)

    def compute_output_shape(self, input_shape):
        return input_shape


class GroupNormalization(Layer):
    def __init__(self, groups=32, axis=-1, epsilon=1e-3, center=True, scale=True,
                 beta_initializer="zeros", gamma_initializer="ones", **kwargs):
        super().__init__(**kwargs)
        self.groups = groups
        self.axis = axis
        self.epsilon = epsilon
        self.center = center
        self.scale = scale
        self.beta_initializer = initializers.get(beta_initializer)
        self.gamma_initializer = initializers.get(gamma_initializer)

    def build(self, input_shape):
        if self.axis % len(input_shape) != len(input_shape) - 1:
            raise NotImplementedError("GroupNormalization over another axis than the last is not supported")
        n = input_shape[-1]
        if self.groups == -1:
            self.groups = n
        if n % self.groups:
            raise ValueError(
                f"Number of groups ({self.groups}) must be a multiple of the number of channels ({n}).")
        self.gamma = self.add_weight((n,), self.gamma_initializer, name="gamma") if self.scale else None
        self.beta = self.add_weight((n,), self.beta_initializer, name="beta") if self.center else None
        self.built = True

    def call(self, inputs):
        shape = list(inputs.shape)
        grouped = shape[:-1] + [self.groups, shape[-1] // self.groups]
        x = tf.reshape(inputs, grouped)
        axes = [i for i in range(1, len(grouped)) if i != len(grouped) - 2]
        mean, variance = tf.nn.moments(x, axes, keepdims=True)
        gamma, beta = self.gamma, self.beta
        gamma = gamma if gamma is None else tf.reshape(gamma, grouped[-2:])
        beta = beta if beta is None else tf.reshape(beta, grouped[-2:])
        return tf.reshape(_normalized(x, mean, variance, gamma, beta, self.epsilon), shape)

    def compute_output_shape(self, input_shape):
        return input_shape


class UnitNormalization(Layer):
    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        self.axis = list(axis) if isinstance(axis, (list, tuple)) else axis
        self.built = True

    def call(self, inputs):
        inverse = tf.math.rsqrt(tf.reduce_sum(tf.square(inputs), self.axis, keepdims=True))
        return inputs * tf.minimum(inverse, 1e12)

    def compute_output_shape(self, input_shape):
        return input_shape


# Embedding


class Embedding(Layer):
    def __init__(self, input_dim, output_dim, embeddings_initializer="uniform",
                 embeddings_regularizer=None, embeddings_constraint=None, mask_zero=False,
                 weights=None, lora_rank=None, **kwargs):
        length = kwargs.pop("input_length", None)
        super().__init__(**kwargs)
        if mask_zero:
            raise NotImplementedError("mask_zero is not supported")
        self.input_dim = input_dim
        self.output_dim = output_dim
        self.embeddings_initializer = initializers.get(embeddings_initializer)
        self.embeddings_regularizer = regularizers.get(embeddings_regularizer)
        self.embeddings_constraint = constraints.get(embeddings_constraint)
        self._given = weights
        if length is not None:
            self._input_shape_argument = (None, length)

    def build(self, input_shape=None):
        self.embeddings = self.add_weight(
            (self.input_dim, self.output_dim), self.embeddings_initializer,
            regularizer=self.embeddings_regularizer, constraint=self.embeddings_constraint,
            name="embeddings")
        self.built = True
        if self._given is not None:
            self.set_weights(self._given)

    def call(self, inputs):
        return tf.gather(self.embeddings, tf.cast(inputs, tf.int32))

    def compute_output_shape(self, input_shape):
        return tuple(input_shape) + (self.output_dim,)


# Merging


class _Merge(Layer):
    def build(self, input_shape):
        shapes = input_shape
        if not isinstance(shapes, (list, tuple)) or not isinstance(shapes[0], (list, tuple)):
            raise ValueError(
                "A merge layer should be called on a list of inputs. "
                f"Received: input_shape={input_shape} (not a list of shapes)")
        if len(shapes) < 1:
            raise ValueError(
                "A merge layer should be called on a list of at least 1 input. "
                f"Received {len(shapes)} inputs. Full input_shape received: {input_shape}")
        shape = tuple(shapes[0][1:])
        for other in shapes[1:]:
            shape = _broadcast_shapes(shape, tuple(other[1:]))
        self.built = True

    def call(self, inputs):
        if not isinstance(inputs, (list, tuple)):
            raise ValueError(
                "A merge layer should be called on a list of inputs. "
                f"Received: inputs={inputs} (not a list of tensors)")
        highest = max(len(x.shape) for x in inputs)
        raised = []
        for x in inputs:
            while len(x.shape) < highest:
                x = tf.expand_dims(x, 1)
            raised.append(x)
        return self._merged(raised)

    def compute_output_shape(self, input_shape):
        shape = tuple(input_shape[0][1:])
        for other in input_shape[1:]:
            shape = _broadcast_shapes(shape, tuple(other[1:]))
        return (input_shape[0][0],) + shape


def _broadcast_shapes(a, b):
    if len(a) < len(b):
        a, b = b, a
    result = list(a[:len(a) - len(b)])
    for i, j in zip(a[len(a) - len(b):], b):
        if i is None or j is None:
            result.append(None)
        elif i == 1:
            result.append(j)
        elif j == 1 or i == j:
            result.append(i)
        else:
            raise ValueError(
                f"Inputs have incompatible shapes. Received shapes {a} and {b}")
    return tuple(result)


class Add(_Merge):
    def _merged(self, inputs):
        result = inputs[0]
        for x in inputs[1:]:
            result = result + x
        return result


class Subtract(_Merge):
    def _merged(self, inputs):
        if len(inputs) != 2:
            raise ValueError(
                f"A `Subtract` layer should be called on exactly 2 inputs. Received: inputs={inputs}")
        return inputs[0] - inputs[1]


class Multiply(_Merge):
    def _merged(self, inputs):
        result = inputs[0]
        for x in inputs[1:]:
            result = result * x
        return result


class Average(_Merge):
    def _merged(self, inputs):
        result = inputs[0]
        for x in inputs[1:]:
            result = result + x
        return result / len(inputs)


class Maximum(_Merge):
    def _merged(self, inputs):
        result = inputs[0]
        for x in inputs[1:]:
            result = tf.maximum(result, x)
        return result


class Minimum(_Merge):
    def _merged(self, inputs):
        result = inputs[0]
        for x in inputs[1:]:
            result = tf.minimum(result, x)
        return result


class Concatenate(_Merge):
    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis

    def build(self, input_shape):
        if len(input_shape) < 1 or not isinstance(input_shape[0], (tuple, list)):
            raise ValueError(
                "A `Concatenate` layer should be called on a list of at least 1 input. "
                f"Received: input_shape={input_shape}")
        axis = self.axis % len(input_shape[0])
        shapes = {tuple(s[:axis]) + tuple(s[axis + 1:]) for s in input_shape}
        if len(shapes) > 1 and not any(None in s for s in shapes):
            raise ValueError(
                "A `Concatenate` layer requires inputs with matching shapes except for the "
                f"concatenation axis. Received: input_shape={input_shape}")
        self.built = True

    def call(self, inputs):
        return tf.concat(inputs, axis=self.axis)

    def compute_output_shape(self, input_shape):
        result = list(input_shape[0])
        for s in input_shape[1:]:
            a, b = result[self.axis], s[self.axis]
            result[self.axis] = None if a is None or b is None else a + b
        return tuple(result)


class Dot(_Merge):
    def __init__(self, axes, normalize=False, **kwargs):
        super().__init__(**kwargs)
        self.axes = axes
        self.normalize = normalize

    def build(self, input_shape):
        a, b = input_shape
        i, j = self._places(len(a), len(b))
        if a[i] != b[j]:
            raise ValueError(
                f"Incompatible input shapes: axis values {a[i]} (at axis {i}) != {b[j]} (at axis {j}). "
                f"Full input shapes: {a}, {b}")
        self.built = True

    def _places(self, rank, other):
        i, j = (self.axes, self.axes) if isinstance(self.axes, int) else self.axes
        return i % rank, j % other

    def call(self, inputs):
        x, y = inputs
        i, j = self._places(len(x.shape), len(y.shape))
        if self.normalize:
            x = tf.math.l2_normalize(x, axis=i)
            y = tf.math.l2_normalize(y, axis=j)
        letters = "abcdefghijklmnopqrstuvwxyz"
        left = list(letters[1:len(x.shape)])
        right = list(letters[len(x.shape):len(x.shape) + len(y.shape) - 1])
        left.insert(0, "a")
        right.insert(0, "a")
        right[j] = left[i]
        kept = left[1:i] + left[i + 1:] + right[1:j] + right[j + 1:]
        result = tf.einsum("".join(left) + "," + "".join(right) + "->a" + "".join(kept), x, y)
        return tf.expand_dims(result, 1) if len(result.shape) == 1 else result

    def compute_output_shape(self, input_shape):
        a, b = list(input_shape[0]), list(input_shape[1])
        i, j = self._places(len(a), len(b))
        shape = tuple(a[:i] + a[i + 1:] + b[1:j] + b[j + 1:])
        return shape + (1,) if len(shape) == 1 else shape


def add(inputs, **kwargs):
    return Add(**kwargs)(inputs)


def subtract(inputs, **kwargs):
    return Subtract(**kwargs)(inputs)


def multiply(inputs, **kwargs):
    return Multiply(**kwargs)(inputs)


def average(inputs, **kwargs):
    return Average(**kwargs)(inputs)


def maximum(inputs, **kwargs):
    return Maximum(**kwargs)(inputs)


def minimum(inputs, **kwargs):
    return Minimum(**kwargs)(inputs)


def concatenate(inputs, axis=-1, **kwargs):
    return Concatenate(axis=axis, **kwargs)(inputs)


def dot(inputs, axes=-1, **kwargs):
    return Dot(axes=axes, **kwargs)(inputs)


# Pooling that is a reduction


class GlobalAveragePooling1D(Layer):
    _axes = [1]
    _reduce = staticmethod(tf.reduce_mean)

    def __init__(self, data_format=None, keepdims=False, **kwargs):
        super().__init__(**kwargs)
        self.keepdims = keepdims
        self.input_spec = InputSpec(ndim=len(self._axes) + 2)
        self.built = True

    def call(self, inputs):
        return self._reduce(inputs, axis=self._axes, keepdims=self.keepdims)


class GlobalMaxPooling1D(GlobalAveragePooling1D):
    _reduce = staticmethod(tf.reduce_max)


class GlobalAveragePooling2D(GlobalAveragePooling1D):
    _axes = [1, 2]


class GlobalMaxPooling2D(GlobalAveragePooling1D):
    _axes = [1, 2]
    _reduce = staticmethod(tf.reduce_max)


GlobalAvgPool1D = GlobalAveragePooling1D
GlobalAvgPool2D = GlobalAveragePooling2D
GlobalMaxPool1D = GlobalMaxPooling1D
GlobalMaxPool2D = GlobalMaxPooling2D


class ZeroPadding1D(Layer):
    def __init__(self, padding=1, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.padding = (padding, padding) if isinstance(padding, int) else tuple(padding)
        self.input_spec = InputSpec(ndim=3)
        self.built = True

    def call(self, inputs):
        return tf.pad(inputs, [[0, 0], list(self.padding), [0, 0]])


class ZeroPadding2D(Layer):
    def __init__(self, padding=(1, 1), data_format=None, **kwargs):
        super().__init__(**kwargs)
        if isinstance(padding, int):
            padding = (padding, padding)
        self.padding = tuple((p, p) if isinstance(p, int) else tuple(p) for p in padding)
        self.input_spec = InputSpec(ndim=4)
        self.built = True

    def call(self, inputs):
        return tf.pad(inputs, [[0, 0], list(self.padding[0]), list(self.padding[1]), [0, 0]])


# Recurrent layers


class _Cell(Layer):
    _gates = 1
    _draws_first = False

    def __init__(self, units, activation="tanh", use_bias=True, kernel_initializer="glorot_uniform",
                 recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None,
                 recurrent_regularizer=None, bias_regularizer=None, kernel_constraint=None,
                 recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0,
                 seed=None, **kwargs):
        if units <= 0:
            raise ValueError(
                "Received an invalid value for argument `units`, "
                f"expected a positive integer, got {units}.")
        kwargs.pop("implementation", None)
        super().__init__(**kwargs)
        if dropout or recurrent_dropout:
            raise NotImplementedError("dropout in recurrent layers is not supported")
        # The order in which seeds are chosen is Keras's.
        if self._draws_first:
            self._seed_generator = initializers.SeedGenerator(seed)
        self.units = units
        self.state_size = units
        self.output_size = units
        self.activation = activations.get(activation)
        self.use_bias = use_bias
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.recurrent_initializer = initializers.get(recurrent_initializer)
        self.bias_initializer = initializers.get(bias_initializer)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)
        self.recurrent_regularizer = regularizers.get(recurrent_regularizer)
        self.bias_regularizer = regularizers.get(bias_regularizer)
        self.kernel_constraint = constraints.get(kernel_constraint)
        self.recurrent_constraint = constraints.get(recurrent_constraint)
        self.bias_constraint = constraints.get(bias_constraint)
        if not self._draws_first:
            self._seed_generator = initializers.SeedGenerator(seed)

    def _bias_shape(self):
        return (self._gates * self.units,)

    def build(self, input_shape):
        width = self._gates * self.units
        self.kernel = self.add_weight(
            (input_shape[-1], width), self.kernel_initializer, regularizer=self.kernel_regularizer,
            constraint=self.kernel_constraint, name="kernel")
        self.recurrent_kernel = self.add_weight(
            (self.units, width), self.recurrent_initializer, regularizer=self.recurrent_regularizer,
            constraint=self.recurrent_constraint, name="recurrent_kernel")
        self.bias = None
        if self.use_bias:
            self.bias = self.add_weight(
                self._bias_shape(), self._bias_start(), regularizer=self.bias_regularizer,
                constraint=self.bias_constraint, name="bias")
        self.built = True

    def _bias_start(self):
        return self.bias_initializer

    def get_initial_state(self, batch_size=None):
        sizes = self.state_size if isinstance(self.state_size, (list, tuple)) else [self.state_size]
        return [tf.zeros((batch_size, size), self._dtype) for size in sizes]


class SimpleRNNCell(_Cell):
    _draws_first = True

    def call(self, sequence, states, training=False):
        before = states[0] if isinstance(states, (list, tuple)) else states
        h = tf.matmul(sequence, self.kernel)
        if self.bias is not None:
            h = h + self.bias
        output = h + tf.matmul(before, self.recurrent_kernel)
        output = self.activation(output)
        return output, [output] if isinstance(states, (list, tuple)) else output


class LSTMCell(_Cell):
    _gates = 4

    def __init__(self, units, activation="tanh", recurrent_activation="sigmoid", use_bias=True,
                 unit_forget_bias=True, **kwargs):
        super().__init__(units, activation=activation, use_bias=use_bias, **kwargs)
        self.recurrent_activation = activations.get(recurrent_activation)
        self.unit_forget_bias = unit_forget_bias
        self.state_size = [units, units]

    def _bias_start(self):
        if not self.unit_forget_bias:
            return self.bias_initializer

        def start(shape, dtype=None):
            n = self.units
            return tf.concat([self.bias_initializer((n,), dtype=dtype), tf.ones((n,), dtype),
                              self.bias_initializer((n * 2,), dtype=dtype)], 0)

        return start

    def call(self, inputs, states, training=False):
        h, c = states[0], states[1]
        z = tf.matmul(inputs, self.kernel) + tf.matmul(h, self.recurrent_kernel)
        if self.use_bias:
            z = z + self.bias
        z0, z1, z2, z3 = tf.split(z, 4, axis=1)
        gate = self.recurrent_activation
        i, f = gate(z0), gate(z1)
        c = f * c + i * self.activation(z2)
        h = gate(z3) * self.activation(c)
        return h, [h, c]


class GRUCell(_Cell):
    _gates = 3

    def __init__(self, units, activation="tanh", recurrent_activation="sigmoid", use_bias=True,
                 reset_after=True, **kwargs):
        super().__init__(units, activation=activation, use_bias=use_bias, **kwargs)
        self.recurrent_activation = activations.get(recurrent_activation)
        self.reset_after = reset_after

    def _bias_shape(self):
        return (2, 3 * self.units) if self.reset_after else (3 * self.units,)

    def call(self, inputs, states, training=False):
        h = states[0] if isinstance(states, (list, tuple)) else states
        n = self.units
        x = tf.matmul(inputs, self.kernel)
        if self.use_bias:
            x = x + (self.bias[0] if self.reset_after else self.bias)
        x_z, x_r, x_h = tf.split(x, 3, axis=-1)
        if self.reset_after:
            inner = tf.matmul(h, self.recurrent_kernel)
            if self.use_bias:
                inner = inner + self.bias[1]
        else:
            inner = tf.matmul(h, self.recurrent_kernel[:, :2 * n])
        z = self.recurrent_activation(x_z + inner[:, :n])
        r = self.recurrent_activation(x_r + inner[:, n:2 * n])
        if self.reset_after:
            inner = r * inner[:, 2 * n:]
        else:
            inner = tf.matmul(r * h, self.recurrent_kernel[:, 2 * n:])
        hh = self.activation(x_h + inner)
        h = z * h + (1 - z) * hh
        return h, [h] if isinstance(states, (list, tuple)) else h


class RNN(Layer):
    def __init__(self, cell, return_sequences=False, return_state=False, go_backwards=False,
                 stateful=False, unroll=False, **kwargs):
        super().__init__(**kwargs)
        if isinstance(cell, (list, tuple)):
            cell = StackedRNNCells(cell)
        if stateful:
            raise NotImplementedError("stateful recurrent layers are not supported")
        self.cell = cell
        self.return_sequences = return_sequences
        self.return_state = return_state
        self.go_backwards = go_backwards
        self.input_spec = InputSpec(ndim=3)

    def build(self, sequences_shape, initial_state_shape=None):
        if not self.cell.built:
            running.append(self.cell)
            try:
                self.cell.build((sequences_shape[0],) + tuple(sequences_shape[2:]))
            finally:
                running.pop()
            self.cell.built = True
        self.built = True

    def get_initial_state(self, batch_size):
        if hasattr(self.cell, "get_initial_state"):
            return self.cell.get_initial_state(batch_size=batch_size)
        size = self.cell.state_size
        return [tf.zeros((batch_size, n), self._dtype) for n in (size if isinstance(size, (list, tuple)) else [size])]

    def call(self, sequences, initial_state=None, mask=None, training=False):
        if mask is not None:
            raise NotImplementedError("masks of recurrent layers are not supported")
        states = initial_state
        if states is None:
            states = self.get_initial_state(sequences.shape[0])
        elif not isinstance(states, (list, tuple)):
            states = [states]
        steps = tf.unstack(sequences, axis=1)
        if self.go_backwards:
            steps = steps[::-1]
        cell = self.cell
        more = {"training": training} if "training" in _tapedeck.parameters(cell.call) else {}
        outputs = []
        output = None
        for step in steps:
            output, states = cell(step, states, **more)
            if not isinstance(states, (list, tuple)):
                states = [states]
            if self.return_sequences:
                outputs.append(output)
        if self.return_sequences:
            output = tf.stack(outputs, axis=1)
        if self.return_state:
            return [output] + list(states)
        return output


class StackedRNNCells(Layer):
    def __init__(self, cells, **kwargs):
        super().__init__(**kwargs)
        self.cells = list(cells)

    @property
    def state_size(self):
        return [c.state_size for c in self.cells]

    def get_initial_state(self, batch_size=None):
        return [c.get_initial_state(batch_size=batch_size) for c in self.cells]

    def build(self, input_shape):
        for cell in self.cells:
            if not cell.built:
                running.append(cell)
                try:
                    cell.build(input_shape)
                finally:
                    running.pop()
                cell.built = True
            input_shape = (input_shape[0], cell.units)
        self.built = True

    def call(self, inputs, states, training=False):
        result = []
        for cell, state in zip(self.cells, states):
            inputs, state = cell(inputs, state, training=training)
            result.append(state)
        return inputs, result


class _Recurrent(RNN):
    def __init__(self, units, return_sequences=False, return_state=False, go_backwards=False,
                 stateful=False, unroll=False, activity_regularizer=None, name=None, dtype=None,
                 trainable=True, **kwargs):
        shape = {k: kwargs.pop(k) for k in ("input_shape", "batch_input_shape") if k in kwargs}
        cell = self._cell(units, dtype=dtype, trainable=trainable,
                          name=backend.snake_case(self._cell.__name__), **kwargs)
        super().__init__(cell, return_sequences, return_state, go_backwards, stateful, unroll,
                         activity_regularizer=activity_regularizer, name=name, dtype=dtype,
                         trainable=trainable, **shape)

    @property
    def units(self):
        return self.cell.units


class SimpleRNN(_Recurrent):
    _cell = SimpleRNNCell


class LSTM(_Recurrent):
    _cell = LSTMCell


class GRU(_Recurrent):
    _cell = GRUCell


class Bidirectional(Layer):
    def __init__(self, layer, merge_mode="concat", **kwargs):
        raise NotImplementedError("Bidirectional is not supported")
