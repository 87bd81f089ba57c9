"""tf.keras.models"""
import tensorflow as tf
import tf.keras.backend as backend
import tf.keras.layers as layers
import tf.keras.losses as losses
import tf.keras.metrics as metrics_module
import tf.keras.optimizers as optimizers


class Model(layers.Layer):
    def __init__(self, *args, inputs=None, outputs=None, **kwargs):
        if args and layers.is_symbolic(args[0]):
            inputs = args[0]
            outputs = args[1] if len(args) > 1 else outputs
        if inputs is not None and outputs is not None and kwargs.get("name") is None:
            kwargs["name"] = backend.unique_name("functional" if type(self) is Model else
                                                 backend.snake_case(self.__class__.__name__))
        super().__init__(**kwargs)
        self._graph = None
        if inputs is not None and outputs is not None:
            self._graph = _Graph(inputs, outputs, self)
            self.built = True

    def build(self, input_shape=None):
        if self._graph is None and input_shape is not None:
            x = layers.map_nested(lambda s: s, input_shape)
            shapes = x if isinstance(x, list) and x and isinstance(x[0], (list, tuple)) else [x]
            inputs = [layers.KerasTensor(s, self._dtype) for s in shapes]
            if not layers.running or layers.running[-1] is not self:
                self._own_build(inputs)
        self.built = True

    def _own_build(self, inputs):
        layers.running.append(self)
        try:
            layers.symbolic_outputs(self.call, inputs, {})
        finally:
            layers.running.pop()

    def call(self, inputs, training=None, mask=None):
        if self._graph is None:
            raise NotImplementedError(
                f"Model {self.__class__.__name__} does not have a `call()` method implemented.")
        return self._graph.run(inputs)

    def _symbolic_call(self, args, kwargs):
        return layers.symbolic_outputs(self.call, args, kwargs)

    def _sublayers(self):
        if self._graph is not None:
            return self._graph.layers
        return super()._sublayers()

    @property
    def layers(self):
        return list(self._sublayers())

    def get_layer(self, name=None, index=None):
        if index is not None:
            if len(self.layers) <= index:
                raise ValueError(
                    f"Was asked to retrieve layer at index {index} but model only has "
                    f"{len(self.layers)} layers.")
            return self.layers[index]
        for layer in self.layers:
            if layer.name == name:
                return layer
        raise ValueError(
            f"No such layer: {name}. Existing layers are: {[layer.name for layer in self.layers]}.")

    @property
    def inputs(self):
        return self._graph.inputs if self._graph else None

    @property
    def outputs(self):
        return self._graph.outputs if self._graph else None

    @property
    def input(self):
        return self._graph.input_structure if self._graph else super().input

    @property
    def output(self):
        return self._graph.output_structure if self._graph else super().output

    @property
    def input_shape(self):
        return layers.map_nested(lambda x: x.shape, self.input)

    @property
    def output_shape(self):
        return layers.map_nested(lambda x: x.shape, self.output)

    def summary(self, line_length=None, positions=None, print_fn=None, expand_nested=False,
                show_trainable=False, layer_range=None):
        _summary(self, print_fn or print)

    def save(self, *args, **kwargs):
        pass

    def save_weights(self, *args, **kwargs):
        pass

    def compile(self, optimizer="rmsprop", loss=None, loss_weights=None, metrics=None,
                weighted_metrics=None, run_eagerly=False, steps_per_execution=1, jit_compile="auto",
                auto_scale_loss=True):
        if loss_weights is not None or weighted_metrics is not None:
            raise NotImplementedError("loss_weights and weighted_metrics are not supported")
        self.optimizer = optimizers.get(optimizer)
        self.loss = loss
        self._loss_function = losses.get(loss)
        self._loss_tracker = metrics_module.Mean(name="loss")
        # A compile without metrics leaves those of the one before.
        if metrics is not None or not self.compiled:
            self._compiled_metrics = [metrics_module.compiled(m) for m in metrics or []]
        self.compiled = True

    compiled = False

    def _require_compiled(self):
        if not self.compiled:
            raise ValueError("You must call `compile()` before using the model.")

    @property
    def metrics(self):
        return [self._loss_tracker] + self._compiled_metrics if self.compiled else []

    def reset_metrics(self):
        for metric in self.metrics:
            metric.reset_state()

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        function = self._loss_function
        if function is None:
            loss = None
        elif isinstance(function, losses.Loss):
            loss = function(y, y_pred, sample_weight=sample_weight)
        else:
            loss = losses.LossFunctionWrapper(function)(y, y_pred, sample_weight=sample_weight)
        for extra in self.losses:
            loss = extra if loss is None else loss + extra
        if loss is None:
            raise ValueError(
                "No loss to compute. Provide a `loss` argument in `compile()`.")
        return loss

    def _update_metrics(self, x, y, y_pred, sample_weight, loss):
        self._loss_tracker.update_state(
            loss, sample_weight=float(layers.flat(x)[0].shape[0]))
        for metric in self._compiled_metrics:
            metric.update_state(y, y_pred, sample_weight=sample_weight)
        return {m.name: m.result() for m in self.metrics}

    def _result(self, logs):
        """What a step answered, or of the model's own metrics what they hold."""
        own = {m.name: m.result() for m in self.metrics}
        return own if isinstance(logs, dict) and set(logs) == set(own) else logs

    def train_step(self, data):
        x, y, sample_weight = _unpacked(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x, y, y_pred, sample_weight)
        variables = self.trainable_weights
        self.optimizer.apply(tape.gradient(loss, variables), variables)
        return self._update_metrics(x, y, y_pred, sample_weight, loss)

    def test_step(self, data):
        x, y, sample_weight = _unpacked(data)
        y_pred = self(x, training=False)
        loss = self.compute_loss(x, y, y_pred, sample_weight, training=False)
        return self._update_metrics(x, y, y_pred, sample_weight, loss)

    def fit(self, x=None, y=None, batch_size=None, epochs=1, verbose="auto", callbacks=None,
            validation_split=0.0, validation_data=None, shuffle=True, class_weight=None,
            sample_weight=None, initial_epoch=0, steps_per_epoch=None, validation_steps=None,
            validation_batch_size=None, validation_freq=1):
        self._require_compiled()
        if callbacks or class_weight is not None or steps_per_epoch is not None:
            raise NotImplementedError(
                "callbacks, class_weight and steps_per_epoch are not supported: write the loop with tf.GradientTape")
        x, y, sample_weight = _tensors(x, y, sample_weight)
        count = layers.flat(x)[0].shape[0]
        if validation_split:
            kept = int(count * (1.0 - validation_split))
            validation_data = _part(x, kept, count), _part(y, kept, count)
            x, y, sample_weight = [_part(v, 0, kept) for v in (x, y, sample_weight)]
            count = kept
        size = batch_size or 32
        if shuffle and size < count:
            raise NotImplementedError(
                "batches of shuffled samples are not supported: pass shuffle=False, or a batch_size of all samples")
        history = History(self)
        for epoch in range(initial_epoch, epochs):
            self.reset_metrics()
            for start in range(0, count, size):
                stop = min(start + size, count)
                logs = self.train_step(_batch(x, y, sample_weight, start, stop))
            logs = self._result(logs)
            if validation_data is not None and (epoch + 1) % validation_freq == 0:
                logs = dict(_plain(logs))
                self.reset_metrics()
                for name, value in self._test(*validation_data, size=validation_batch_size or size).items():
                    logs["val_" + name] = value
            history.add(epoch, _plain(logs))
        self.history = history
        return history

    def _test(self, x, y=None, sample_weight=None, size=32):
        x, y, sample_weight = _tensors(x, y, sample_weight)
        count = layers.flat(x)[0].shape[0]
        for start in range(0, count, size):
            stop = min(start + size, count)
            logs = self.test_step(_batch(x, y, sample_weight, start, stop))
        return _plain(self._result(logs))

    def evaluate(self, x=None, y=None, batch_size=None, verbose="auto", sample_weight=None, steps=None,
                 callbacks=None, return_dict=False, **kwargs):
        self._require_compiled()
        self.reset_metrics()
        logs = self._test(x, y, sample_weight, size=batch_size or 32)
        if return_dict:
            return {name: logs[name] for name in sorted(logs)}
        values = list(logs.values())
        return values[0] if len(values) == 1 else values

    def train_on_batch(self, x, y=None, sample_weight=None, class_weight=None, return_dict=False):
        self._require_compiled()
        return _listed(self.train_step(_tensors(x, y, sample_weight)), return_dict)

    def test_on_batch(self, x, y=None, sample_weight=None, return_dict=False):
        self._require_compiled()
        return _listed(self.test_step(_tensors(x, y, sample_weight)), return_dict)

    def predict(self, x, batch_size=None, verbose="auto", steps=None, callbacks=None):
        outputs = self(x, training=False)
        return layers.map_nested(lambda v: v.numpy(), outputs)

    def predict_on_batch(self, x):
        return self.predict(x)

    def __repr__(self):
        name = "Functional" if type(self) is Model and self._graph is not None else self.__class__.__name__
        return f"<{name} name={self.name}, built={self.built}>"


class History:
    """What fit returns: the values of each epoch by name."""

    def __init__(self, model):
        self.model = model
        self.epoch = []
        self.history = {}

    def add(self, epoch, logs):
        self.epoch.append(epoch)
        for name in sorted(logs):
            if name not in self.history:
                self.history[name] = []
            self.history[name].append(logs[name])


def _plain(logs):
    return {name: float(value) for name, value in logs.items()}


def _listed(logs, return_dict):
    logs = _plain(logs)
    if return_dict:
        return logs
    values = list(logs.values())
    return values[0] if len(values) == 1 else values


def _tensors(*values):
    return [v if v is None else layers.map_nested(tf.convert_to_tensor, v) for v in values]


def _batch(x, y, sample_weight, start, stop):
    """What a step of training gets: as many values as there are."""
    parts = [_part(v, start, stop) for v in (x, y, sample_weight)]
    if y is None:
        return (parts[0],) if isinstance(x, (list, tuple)) else parts[0]
    return tuple(parts if sample_weight is not None else parts[:2])


def _unpacked(data):
    if not isinstance(data, (list, tuple)):
        return data, None, None
    return tuple(data) + (None,) * (3 - len(data))


def _part(x, start, stop):
    return x if x is None else layers.map_nested(lambda v: v[start:stop], x)


class _Graph:
    """The calls of layers between the inputs and the outputs of a functional model."""

    def __init__(self, inputs, outputs, model):
        self.input_structure = inputs
        self.output_structure = outputs
        self.inputs = layers.flat(inputs)
        self.outputs = layers.flat(outputs)
        self.layers = []
        self._slots = {}
        self._steps = []
        for x in self.inputs:
            if not isinstance(x, layers.KerasTensor):
                raise ValueError(f"All `inputs` values must be KerasTensors. Received: inputs={inputs}")
            self._slots[id(x)] = len(self._slots)
        done = set()
        for x in self.outputs:
            self._follow(x, done)
        self._order_layers()
        model.input_spec = [
            layers.InputSpec(shape=x.shape, name=x.name) for x in self.inputs]
        self._results = [self._slots[id(x)] for x in self.outputs]

    def _follow(self, x, done):
        """Puts what a tensor needs in front of it."""
        if id(x) in self._slots:
            return
        node = x.node
        if node is None or id(node) in done or isinstance(node.layer, layers.InputLayer):
            raise ValueError(
                "`inputs` not connected to `outputs`. Received a tensor that is not made of them: " f"{x}")
        for argument in layers.flat([list(node.args), node.kwargs]):
            if isinstance(argument, layers.KerasTensor):
                self._follow(argument, done)
        done.add(id(node))
        for output in layers.flat(node.outputs):
            self._slots[id(output)] = len(self._slots)
        single = len(node.args) == 1 and isinstance(node.args[0], layers.KerasTensor) and not node.kwargs
        self._steps.append((
            node, self._slots[id(node.args[0])] if single else None,
            [self._slots[id(output)] for output in layers.flat(node.outputs)]))

    def _order_layers(self):
        """The layers as Keras lists them: the deepest first, then as they are met from the outputs on."""
        depths = {}
        met = []
        for x in self.outputs:
            depths[id(x)] = 0
        for node, _, _ in reversed(self._steps):
            depth = max(depths.get(id(x), 0) for x in layers.flat(node.outputs))
            for x in layers.flat([list(node.args), node.kwargs]):
                if isinstance(x, layers.KerasTensor):
                    depths[id(x)] = max(depths.get(id(x), 0), depth + 1)

        def meet(x):
            if not any(other is x for other, _ in met):
                met.append((x, depths.get(id(x), 0)))
                if not any(x is start for start in self.inputs):
                    for y in layers.flat([list(x.node.args), x.node.kwargs]):
                        if isinstance(y, layers.KerasTensor):
                            meet(y)

        for x in self.outputs:
            meet(x)
        for x, _ in sorted(met, key=lambda pair: -pair[1]):
            layer = x.node.layer
            if isinstance(layer, layers.Layer) and not any(v is layer for v in self.layers):
                self.layers.append(layer)

    def run(self, inputs):
        values = [None] * len(self._slots)
        given = [inputs[x.name] for x in self.inputs] if isinstance(inputs, dict) else layers.flat(inputs)
        for i, value in enumerate(given):
            values[i] = value
        slots = self._slots
        for node, source, places in self._steps:
            if source is not None:
                result = node.layer(values[source])
            else:
                def value_of(x):
                    return values[slots[id(x)]] if isinstance(x, layers.KerasTensor) else x

                result = node.layer(*layers.map_nested(value_of, list(node.args)),
                                    **layers.map_nested(value_of, node.kwargs))
            if len(places) == 1:
                values[places[0]] = result
            else:
                for place, value in zip(places, layers.flat(result)):
                    values[place] = value
        if isinstance(self.output_structure, layers.KerasTensor):
            return values[self._results[0]]
        return layers.map_nested(lambda x: values[slots[id(x)]], self.output_structure)


class Sequential(Model):
    def __init__(self, layers=None, trainable=True, name=None):
        super().__init__(trainable=trainable, name=name)
        self._stack = []
        self._input_tensor = None
        for layer in layers or []:
            self._push(layer)
        self._maybe_build()

    def add(self, layer, rebuild=True):
        self._push(layer)
        self._maybe_build()

    def pop(self, rebuild=True):
        layer = self._stack.pop()
        self.built = False
        self._graph = None
        self._maybe_build()
        return layer

    def _push(self, layer):
        if isinstance(layer, layers.KerasTensor):
            layer = layer.node.layer
        if not callable(layer):
            raise ValueError(
                "Only instances of `keras.Layer` can be added to a Sequential model. Received: "
                f"{layer} (of type {type(layer)})")
        if isinstance(layer, layers.InputLayer):
            self._input_tensor = layer.output
            return
        if not isinstance(layer, layers.Layer):
            layer = layers.Lambda(layer)
        if any(other.name == layer.name for other in self._stack):
            raise ValueError(
                "All layers added to a Sequential model should have unique names. Name "
                f"'{layer.name}' is already the name of a layer in this model. Update the `name` "
                "argument to pass a unique name.")
        if not self._stack and self._input_tensor is None and layer._input_shape_argument is not None:
            self._input_tensor = layers.InputLayer(batch_shape=layer._input_shape_argument).output
        self._stack.append(layer)

    def _maybe_build(self):
        if self._input_tensor is not None and self._stack:
            self._connect(self._input_tensor)

    def _connect(self, x):
        # Keras makes a functional model of it each time, which takes a name.
        backend.unique_name("functional")
        first = x
        layers.running.append(self)
        try:
            for layer in self._stack:
                x = layer(x)
        finally:
            layers.running.pop()
        self._ends = (first, x)
        self.input_spec = layers.InputSpec(shape=(None,) + tuple(first.shape[1:]), name=first.name) \
            if self._input_tensor is not None else None
        self.built = True

    def build(self, input_shape=None):
        if self._stack and not self.built and input_shape is not None:
            if isinstance(input_shape, list):
                input_shape = tuple(input_shape)
            running = layers.running
            inside = running and running[-1] is self
            if inside:
                running.pop()
            try:
                self._connect(layers.InputLayer(batch_shape=tuple(input_shape)).output)
            finally:
                if inside:
                    running.append(self)
        self.built = True

    def call(self, inputs, training=None, mask=None):
        for layer in self._stack:
            inputs = layer(inputs)
        return inputs

    def _sublayers(self):
        return self._stack

    @property
    def layers(self):
        return list(self._stack)

    @property
    def inputs(self):
        return [self._ends[0]] if self.built else None

    @property
    def outputs(self):
        return [self._ends[1]] if self.built else None

    @property
    def input(self):
        return self._terminal(0, "input")

    @property
    def output(self):
        return self._terminal(1, "output")

    @property
    def input_shape(self):
        return self._terminal(0, "input shape").shape

    @property
    def output_shape(self):
        return self._terminal(1, "output shape").shape

    def _terminal(self, which, what):
        if not self.built or "_ends" not in self.__dict__:
            raise AttributeError(f"Sequential model '{self.name}' has no defined {what} yet.")
        return self._ends[which]


def clone_model(model, input_tensors=None, clone_function=None, call_function=None, recursive=False):
    raise NotImplementedError("clone_model is not supported")


def load_model(filepath, custom_objects=None, compile=True, safe_mode=True):
    raise NotImplementedError("models cannot be read: pass the weights as an input and use set_weights")


def _amount(count):
    size = count * 4.0
    for unit in ("B", "KB", "MB", "GB"):
        if size < 1024 or unit == "GB":
            return f"{size:.2f} {unit}"
        size /= 1024


def _summary(model, write):
    rows = []
    for layer in model.layers:
        shape = "?"
        if layer.built:
            shape = _shown_shape(model, layer)
        count = f"{layer.count_params():,}" if layer.built else "0 (unbuilt)"
        rows.append((f"{layer.name} ({layer.__class__.__name__})", shape, count))
    widths = (33, 24, 15)
    write(f'Model: "{model.name}"')
    write("┏" + "┳".join("━" * w for w in widths) + "┓")
    write("┃ Layer (type)".ljust(34) + "┃ Output Shape".ljust(25) + "┃" + "Param # ".rjust(15) + "┃")
    write("┡" + "╇".join("━" * w for w in widths) + "┩")
    for i, (name, shape, count) in enumerate(rows):
        if i:
            write("├" + "┼".join("─" * w for w in widths) + "┤")
        write(f"│ {name}".ljust(34) + f"│ {shape}".ljust(25) + "│" + f"{count} ".rjust(15) + "│")
    write("└" + "┴".join("─" * w for w in widths) + "┘")
    total = sum(layers._size(v) for v in model.weights)
    trained = sum(layers._size(v) for v in model.trainable_weights)
    write(f" Total params: {total:,} ({_amount(total)})")
    write(f" Trainable params: {trained:,} ({_amount(trained)})")
    write(f" Non-trainable params: {total - trained:,} ({_amount(total - trained)})")


def _shown_shape(model, layer):
    if isinstance(layer, layers.InputLayer):
        return str(layer.batch_shape)
    if isinstance(model, Sequential) and "_ends" in model.__dict__:
        x = model._ends[0]
        shape = x.shape
        for step in model.layers:
            shape = step.compute_output_shape(shape) \
                if type(step).compute_output_shape is not layers.Layer.compute_output_shape else None
            if shape is None:
                return "?"
            if step is layer:
                return str(tuple(shape))
    if model._graph is not None:
        for node, _, _ in model._graph._steps:
            if node.layer is layer:
                return str(layers.map_nested(lambda x: x.shape, node.outputs))
    return "?"
