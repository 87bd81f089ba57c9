"""tf.keras.optimizers"""
import tensorflow as tf
import tf.keras.backend as backend
import tf.keras.schedules as schedules


class Optimizer:
    def __init__(self, learning_rate, weight_decay=None, clipnorm=None, clipvalue=None,
                 global_clipnorm=None, use_ema=False, ema_momentum=0.99, ema_overwrite_frequency=None,
                 loss_scale_factor=None, gradient_accumulation_steps=None, name=None, **kwargs):
        kwargs.pop("decay", None)
        if kwargs:
            raise ValueError(f"Argument(s) not recognized: {kwargs}")
        if use_ema and (ema_momentum > 1 or ema_momentum < 0):
            raise ValueError(
                f"`ema_momentum` must be in the range [0, 1]. Received: ema_momentum={ema_momentum}")
        if gradient_accumulation_steps and gradient_accumulation_steps < 2:
            raise ValueError(
                "`gradient_accumulation_steps` must be an integer >= 2. Received: "
                f"gradient_accumulation_steps={gradient_accumulation_steps}")
        if (clipnorm is not None) + (clipvalue is not None) + (global_clipnorm is not None) > 1:
            raise ValueError(
                "Only one of `clipnorm`, `clipvalue` and `global_clipnorm` can "
                f"be set. Received: clipnorm={clipnorm}, "
                f"clipvalue={clipvalue}, global_clipnorm={global_clipnorm}")
        self.name = name or backend.auto_name(self.__class__)
        self.weight_decay = weight_decay
        self.clipnorm = clipnorm
        self.clipvalue = clipvalue
        self.global_clipnorm = global_clipnorm
        self.use_ema = use_ema
        self.ema_momentum = ema_momentum
        self.ema_overwrite_frequency = ema_overwrite_frequency
        self.loss_scale_factor = loss_scale_factor
        self.gradient_accumulation_steps = gradient_accumulation_steps
        self.built = False
        self._indices = {}
        self._excluded = set()
        self._excluded_names = []
        self._trainable_variables = []
        self._iterations = backend.new_variable(
            tf.constant(0, tf.int64), False, self.name + "/iteration")
        self._variables = [self._iterations]
        if isinstance(learning_rate, schedules.LearningRateSchedule) or callable(learning_rate):
            self._learning_rate = learning_rate
        elif isinstance(learning_rate, float):
            self._learning_rate = backend.new_variable(
                tf.constant(learning_rate, backend.floatx()), False, self.name + "/learning_rate")
            self._variables.append(self._learning_rate)
        else:
            raise ValueError(
                "Argument `learning_rate` should be float, or an instance "
                "of LearningRateSchedule, or a callable "
                "(that takes in the current iteration value "
                "and returns the corresponding learning rate value). "
                f"Received instead: learning_rate={learning_rate}")

    @property
    def iterations(self):
        if self.gradient_accumulation_steps:
            return self._iterations // self.gradient_accumulation_steps
        return self._iterations

    @property
    def learning_rate(self):
        rate = self._learning_rate
        if isinstance(rate, schedules.LearningRateSchedule):
            return rate(self._iterations)
        return rate if tf.is_tensor(rate) else rate()

    @learning_rate.setter
    def learning_rate(self, value):
        if isinstance(value, schedules.LearningRateSchedule) or not tf.is_tensor(value) and callable(value):
            if self._learning_rate in self._variables[1:2]:
                del self._variables[1]
            self._learning_rate = value
            return
        if isinstance(self._learning_rate, schedules.LearningRateSchedule):
            raise TypeError(
                "This optimizer was created with a `LearningRateSchedule`"
                " object as its `learning_rate` constructor argument, "
                "hence its learning rate is not settable. If you need the"
                " learning rate to be settable, you should instantiate "
                "the optimizer with a float `learning_rate` argument.")
        self._learning_rate.assign(value)

    @property
    def variables(self):
        return self._variables[:]

    def build(self, variables):
        if self.use_ema:
            self._averages = self.add_optimizer_variables(variables, "average")
        if self.gradient_accumulation_steps:
            self._accumulated = self.add_optimizer_variables(variables, "gradient_accumulator")
        for i, v in enumerate(variables):
            self._indices[id(v)] = i
        self._trainable_variables = list(variables)
        self.built = True

    def _get_variable_index(self, variable):
        return self._indices[id(variable)]

    def add_variable(self, shape, initializer="zeros", dtype=None, aggregation="none", layout=None,
                     name=None):
        dtype = backend.dtype_name(dtype)
        if isinstance(initializer, str):
            value = {"zeros": tf.zeros, "ones": tf.ones}[initializer](shape, dtype)
        else:
            value = initializer(shape, dtype=dtype)
        return self._track(value, name or backend.unique_name("variable"))

    def add_variable_from_reference(self, reference_variable, name=None, initializer="zeros"):
        reference = getattr(reference_variable, "path", reference_variable.name)
        return self.add_variable(
            reference_variable.shape, initializer, reference_variable.dtype,
            name=reference.replace("/", "_").replace(":", "_") + "_" + (name or "var"))

    def _track(self, value, name):
        variable = backend.new_variable(value, False, self.name + "/" + name)
        self._variables.append(variable)
        return variable

    def add_optimizer_variables(self, trainable_variables, name, initializer="zeros"):
        names = [name] if isinstance(name, str) else name
        initializers = [initializer] * len(names) if isinstance(initializer, (str, float)) else initializer
        result = [[] for _ in names]
        for variable in trainable_variables:
            reference = getattr(variable, "path", variable.name).replace("/", "_").replace(":", "_")
            for made, suffix, start in zip(result, names, initializers):
                value = tf.zeros_like(variable)
                if start != "zeros":
                    value = tf.fill(variable.shape, tf.cast(start, variable.dtype))
                made.append(self._track(value, f"{reference}_{suffix}"))
        return result[0] if isinstance(name, str) else result

    _squares = None

    def _squared(self, g, variable):
        """The square of a gradient; of slices each is squared before they are added."""
        square = self._squares.get(id(variable)) if self._squares else None
        return tf.square(g) if square is None else square

    def update_step(self, gradient, variable, learning_rate):
        raise NotImplementedError

    def assign(self, variable, value):
        variable.assign(tf.cast(value, variable.dtype))

    def assign_add(self, variable, value):
        variable.assign_add(tf.cast(value, variable.dtype))

    def assign_sub(self, variable, value):
        variable.assign_sub(tf.cast(value, variable.dtype))

    def apply_gradients(self, grads_and_vars):
        pairs = list(grads_and_vars)
        grads, variables = zip(*pairs)
        self.apply(grads, variables)
        return self._iterations

    def apply(self, grads, trainable_variables=None):
        if len(grads) == 0:
            return
        if trainable_variables is None:
            if not self.built:
                raise ValueError(
                    "When passing `grads` without `variables`, the optimizer "
                    "must already be built on a list of variables. "
                    "Call `optimizer.build(trainable_variables)` first. ")
            if len(grads) != len(self._indices):
                raise ValueError(
                    "When passing `grads` as a list of gradient tensors, the "
                    "gradients must match `optimizer.variables` one-to-on. "
                    f"Received a list of {len(grads)} gradients, but the "
                    f"optimizer is tracking {len(self._trainable_variables)} trainable variables.")
            variables = self._trainable_variables
        else:
            variables = list(trainable_variables)
            if not self.built:
                self.build(variables)
                self.built = True
            indices = self._indices
            for v in variables:
                if id(v) not in indices:
                    self._refuse(v)
        kept = [g is not None for g in grads]
        if not all(kept):
            if not any(kept):
                raise ValueError("No gradients provided for any variable.")
            variables = [v for v, k in zip(variables, kept) if k]
            grads = [g for g in grads if g is not None]
        self._squares = {
            id(v): backend.dense(tf.IndexedSlices(tf.square(g.values), g.indices, g.dense_shape))
            for g, v in zip(grads, variables) if isinstance(g, tf.IndexedSlices)}
        grads = [backend.dense(g) for g in grads]
        if self.loss_scale_factor is not None:
            grads = [g / self.loss_scale_factor for g in grads]
        if self.gradient_accumulation_steps:
            self._accumulate(grads, variables)
        else:
            self._update(grads, variables)
        if backend.constrained:
            for v in variables:
                constraint = backend.constrained.get(id(v))
                if constraint is not None:
                    v.assign(constraint(v))
        self._iterations.assign_add(1)

    def _refuse(self, variable):
        raise ValueError(
            f"Unknown variable: {variable}. This optimizer can only "
            "be called for the variables it was originally built with. "
            "When working with a new set of variables, you should "
            "recreate a new optimizer instance.")

    def _accumulate(self, grads, variables):
        steps = self.gradient_accumulation_steps
        sums = [self._accumulated[self._indices[id(v)]] for v in variables]
        if (int(self._iterations) + 1) % steps:
            for g, total in zip(grads, sums):
                total.assign_add(g)
            return
        self._update([(g + total) / steps for g, total in zip(grads, sums)], variables)
        for total in sums:
            total.assign(tf.zeros_like(total))

    def _update(self, grads, variables):
        if self.clipnorm or self.global_clipnorm or self.clipvalue:
            grads = self._clip(grads)
        rate = self.learning_rate
        if self.weight_decay is not None:
            for v in variables:
                if self._use_weight_decay(v):
                    v.assign_sub(v * tf.cast(self.weight_decay, v.dtype) * tf.cast(rate, v.dtype))
        self._steps(grads, variables, rate)
        if self.use_ema:
            self._average()

    def _steps(self, grads, variables, rate):
        for g, v in zip(grads, variables):
            self.update_step(g, v, rate)

    def _clip(self, grads):
        if self.clipnorm and self.clipnorm > 0:
            return [self._clip_by_norm(g) for g in grads]
        if self.global_clipnorm and self.global_clipnorm > 0:
            norm = tf.sqrt(tf.reduce_sum(tf.stack([tf.reduce_sum(tf.square(g)) for g in grads])))
            limit = self.global_clipnorm
            scale = limit * tf.minimum(1.0 / norm, 1.0 / limit)
            scale = scale + (norm - norm)
            return [g * scale for g in grads]
        return [tf.clip_by_value(g, -self.clipvalue, self.clipvalue) for g in grads]

    def _clip_by_norm(self, g):
        total = tf.reduce_sum(tf.square(g), keepdims=True)
        positive = total > 0
        norm = tf.where(positive, tf.sqrt(tf.where(positive, total, tf.ones_like(total))), total)
        return g * self.clipnorm / tf.maximum(norm, self.clipnorm)

    def exclude_from_weight_decay(self, var_list=None, var_names=None):
        self._excluded = set(id(v) for v in var_list or [])
        self._excluded_names = list(var_names or [])

    def _use_weight_decay(self, variable):
        if not self._excluded and not self._excluded_names:
            return True
        if id(variable) in self._excluded:
            return False
        return not any(part in variable.name for part in self._excluded_names)

    def _average(self):
        momentum = self.ema_momentum if int(self._iterations) != 0 else 0.0
        for v, average in zip(self._trainable_variables, self._averages):
            average.assign(momentum * average + (1 - momentum) * v)
        if self.ema_overwrite_frequency and (int(self._iterations) + 1) % self.ema_overwrite_frequency == 0:
            self.finalize_variable_values(self._trainable_variables)

    def finalize_variable_values(self, var_list):
        if self.use_ema:
            for v, average in zip(var_list, self._averages):
                v.assign(average)

    def scale_loss(self, loss):
        return loss if self.loss_scale_factor is None else loss * self.loss_scale_factor

    def set_weights(self, weights):
        if not self.built:
            raise ValueError(
                "You are calling `set_weights()` on an optimizer that has not "
                "yet been built. Please call "
                "`optimizer.build(trainable_variables)` to create the "
                "optimizer weights before calling `set_weights()`.")
        for variable, weight in zip(self._variables, weights):
            variable.assign(weight)

    def get_config(self):
        rate = self._learning_rate
        return {
            "name": self.name,
            "learning_rate": float(rate) if tf.is_tensor(rate) else rate,
            "weight_decay": self.weight_decay, "clipnorm": self.clipnorm,
            "global_clipnorm": self.global_clipnorm, "clipvalue": self.clipvalue,
            "use_ema": self.use_ema, "ema_momentum": self.ema_momentum,
            "ema_overwrite_frequency": self.ema_overwrite_frequency,
            "loss_scale_factor": self.loss_scale_factor,
            "gradient_accumulation_steps": self.gradient_accumulation_steps,
            **self._own_config()}

    def _own_config(self):
        return {name: getattr(self, name) for name in self._settings}

    _settings = ()

    @classmethod
    def from_config(cls, config, custom_objects=None):
        return cls(**config)


def _power(base, step, dtype):
    """base ** step as TensorFlow rounds it: of a base that was rounded to the dtype."""
    base = tf.cast(tf.cast(base, dtype), tf.float64)
    return tf.cast(tf.pow(base, tf.cast(step, tf.float64)), dtype)


class SGD(Optimizer):
    _settings = ("momentum", "nesterov")

    def __init__(self, learning_rate=0.01, momentum=0.0, nesterov=False, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        if not isinstance(momentum, float) or momentum < 0 or momentum > 1:
            raise ValueError("`momentum` must be a float between [0, 1].")
        self.momentum = momentum
        self.nesterov = nesterov

    def build(self, variables):
        if self.built:
            return
        super().build(variables)
        self.momentums = []
        if self.momentum != 0:
            self.momentums = self.add_optimizer_variables(variables, "momentum")

    def update_step(self, gradient, variable, learning_rate):
        dtype = variable.dtype
        step = tf.cast(gradient, dtype) * tf.cast(learning_rate, dtype)
        if self.momentum == 0:
            variable.assign_sub(step)
            return
        m = self.momentums[self._indices[id(variable)]]
        m.assign(m * self.momentum - step)
        variable.assign_add(m * self.momentum - step if self.nesterov else m)


class Adam(Optimizer):
    _settings = ("beta_1", "beta_2", "epsilon", "amsgrad")

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, amsgrad=False,
                 **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon
        self.amsgrad = amsgrad

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self._momentums, self._velocities = self.add_optimizer_variables(
            var_list, ["momentum", "velocity"])
        if self.amsgrad:
            self._velocity_hats = self.add_optimizer_variables(var_list, "velocity_hat")

    def _steps(self, grads, variables, rate):
        # What depends on the step alone is computed once for all variables of a dtype.
        dtype = None
        for g, v in zip(grads, variables):
            if v.dtype != dtype:
                dtype = v.dtype
                alpha = self._alpha(rate, dtype)
            self._step(g, v, alpha)

    def _alpha(self, rate, dtype):
        step = self.iterations + 1
        power_1 = _power(self.beta_1, step, dtype)
        power_2 = _power(self.beta_2, step, dtype)
        return tf.cast(rate, dtype) * tf.sqrt(1 - power_2) / (1 - power_1)

    def update_step(self, gradient, variable, learning_rate):
        self._step(gradient, variable, self._alpha(learning_rate, variable.dtype))

    def _step(self, gradient, variable, alpha):
        i = self._indices[id(variable)]
        m, v = self._momentums[i], self._velocities[i]
        g = tf.cast(gradient, variable.dtype)
        m.assign_add((g - m) * (1 - self.beta_1))
        v.assign_add((self._squared(g, variable) - v) * (1 - self.beta_2))
        if self.amsgrad:
            largest = self._velocity_hats[i]
            largest.assign(tf.maximum(largest, v))
            v = largest
        variable.assign_sub(m * alpha / (tf.sqrt(v) + self.epsilon))


class AdamW(Adam):
    def __init__(self, learning_rate=0.001, weight_decay=0.004, beta_1=0.9, beta_2=0.999,
                 epsilon=1e-7, amsgrad=False, **kwargs):
        super().__init__(learning_rate, beta_1, beta_2, epsilon, amsgrad, weight_decay=weight_decay,
                         **kwargs)
        if self.weight_decay is None:
            raise ValueError("Argument `weight_decay` must be a float. Received: weight_decay=None")


class RMSprop(Optimizer):
    _settings = ("rho", "momentum", "epsilon", "centered")

    def __init__(self, learning_rate=0.001, rho=0.9, momentum=0.0, epsilon=1e-7, centered=False,
                 **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        self.rho = rho
        self.momentum = momentum
        self.epsilon = epsilon
        self.centered = centered

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self._velocities = self.add_optimizer_variables(var_list, "velocity")
        if self.momentum > 0:
            self._momentums = self.add_optimizer_variables(var_list, "momentum")
        if self.centered:
            self._average_gradients = self.add_optimizer_variables(var_list, "average_gradient")

    def update_step(self, gradient, variable, learning_rate):
        i = self._indices[id(variable)]
        dtype, rho = variable.dtype, self.rho
        g = tf.cast(gradient, dtype)
        velocity = self._velocities[i]
        velocity.assign(rho * velocity + (1 - rho) * self._squared(g, variable))
        if self.centered:
            average = self._average_gradients[i]
            average.assign(rho * average + (1 - rho) * g)
            denominator = velocity - tf.square(average) + self.epsilon
        else:
            denominator = velocity + self.epsilon
        increment = tf.cast(learning_rate, dtype) * g / tf.sqrt(denominator)
        if self.momentum > 0:
            m = self._momentums[i]
            m.assign(self.momentum * m + increment)
            increment = m
        variable.assign_sub(increment)


class Adagrad(Optimizer):
    _settings = ("initial_accumulator_value", "epsilon")

    def __init__(self, learning_rate=0.001, initial_accumulator_value=0.1, epsilon=1e-7, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        self.initial_accumulator_value = initial_accumulator_value
        self.epsilon = epsilon

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self._accumulators = self.add_optimizer_variables(
            var_list, "accumulator", float(self.initial_accumulator_value))

    def update_step(self, gradient, variable, learning_rate):
        dtype = variable.dtype
        g = tf.cast(gradient, dtype)
        total = self._accumulators[self._indices[id(variable)]]
        total.assign_add(self._squared(g, variable))
        variable.assign_sub(tf.cast(learning_rate, dtype) * g / tf.sqrt(total + self.epsilon))


class Adadelta(Optimizer):
    _settings = ("rho", "epsilon")

    def __init__(self, learning_rate=0.001, rho=0.95, epsilon=1e-7, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        self.rho = rho
        self.epsilon = epsilon

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self._grads, self._deltas = self.add_optimizer_variables(
            var_list, ["accumulated_grad", "accumulated_delta_var"])

    def update_step(self, gradient, variable, learning_rate):
        i = self._indices[id(variable)]
        dtype, rho, epsilon = variable.dtype, self.rho, self.epsilon
        g = tf.cast(gradient, dtype)
        grads, deltas = self._grads[i], self._deltas[i]
        grads.assign(rho * grads + (1 - rho) * self._squared(g, variable))
        delta = -(tf.sqrt(deltas + epsilon) * g / tf.sqrt(grads + epsilon))
        deltas.assign(rho * deltas + (1 - rho) * tf.square(delta))
        variable.assign_add(tf.cast(learning_rate, dtype) * delta)


class Adamax(Optimizer):
    _settings = ("beta_1", "beta_2", "epsilon")

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self._m, self._u = self.add_optimizer_variables(var_list, ["momentum", "norm"])

    def update_step(self, gradient, variable, learning_rate):
        i = self._indices[id(variable)]
        dtype = variable.dtype
        g = tf.cast(gradient, dtype)
        m, u = self._m[i], self._u[i]
        power = _power(self.beta_1, self.iterations + 1, dtype)
        m.assign_add((g - m) * (1 - self.beta_1))
        u.assign(tf.maximum(self.beta_2 * u, tf.abs(g)))
        variable.assign_sub(
            tf.cast(learning_rate, dtype) * m / ((1 - power) * (u + self.epsilon)))


class Nadam(Optimizer):
    _settings = ("beta_1", "beta_2", "epsilon")

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self._momentums, self._velocities = self.add_optimizer_variables(
            var_list, ["momentum", "velocity"])
        dtype = var_list[0].dtype if var_list else backend.floatx()
        self._u_product = backend.new_variable(tf.ones([], dtype), False, backend.unique_name("variable"))
        self._variables.append(self._u_product)

    def _steps(self, grads, variables, rate):
        product = self._u_product
        decay = 1.0 - 0.5 * _power(0.96, self.iterations + 1, product.dtype)
        product.assign(product * self.beta_1 * decay)
        super()._steps(grads, variables, rate)

    def update_step(self, gradient, variable, learning_rate):
        i = self._indices[id(variable)]
        dtype = variable.dtype
        g = tf.cast(gradient, dtype)
        step = self.iterations + 1
        beta_1, beta_2 = tf.cast(self.beta_1, dtype), tf.cast(self.beta_2, dtype)
        now = beta_1 * (1.0 - 0.5 * _power(0.96, step, dtype))
        then = beta_1 * (1.0 - 0.5 * _power(0.96, step + 1, dtype))
        product = tf.cast(self._u_product, dtype)
        m, v = self._momentums[i], self._velocities[i]
        m.assign_add((g - m) * (1 - beta_1))
        v.assign_add((self._squared(g, variable) - v) * (1 - beta_2))
        m_hat = then * m / (1 - product * then) + (1 - now) * g / (1 - product)
        v_hat = v / (1 - _power(self.beta_2, step, dtype))
        variable.assign_sub(m_hat * tf.cast(learning_rate, dtype) / (tf.sqrt(v_hat) + self.epsilon))


class Ftrl(Optimizer):
    _settings = ("learning_rate_power", "initial_accumulator_value", "l1_regularization_strength",
                 "l2_regularization_strength", "l2_shrinkage_regularization_strength", "beta")

    def __init__(self, learning_rate=0.001, learning_rate_power=-0.5, initial_accumulator_value=0.1,
                 l1_regularization_strength=0.0, l2_regularization_strength=0.0,
                 l2_shrinkage_regularization_strength=0.0, beta=0.0, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        if initial_accumulator_value < 0.0:
            raise ValueError(
                "`initial_accumulator_value` needs to be positive or zero. Received: "
                f"initial_accumulator_value={initial_accumulator_value}.")
        if learning_rate_power > 0.0:
            raise ValueError(
                "`learning_rate_power` needs to be negative or zero. Received: "
                f"learning_rate_power={learning_rate_power}.")
        self.learning_rate_power = learning_rate_power
        self.initial_accumulator_value = initial_accumulator_value
        self.l1_regularization_strength = l1_regularization_strength
        self.l2_regularization_strength = l2_regularization_strength
        self.l2_shrinkage_regularization_strength = l2_shrinkage_regularization_strength
        self.beta = beta

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self._accumulators, self._linears = self.add_optimizer_variables(
            var_list, ["accumulator", "linear"], [float(self.initial_accumulator_value), "zeros"])

    def update_step(self, gradient, variable, learning_rate):
        i = self._indices[id(variable)]
        rate = tf.cast(learning_rate, variable.dtype)
        g = tf.cast(gradient, variable.dtype)
        total, linear = self._accumulators[i], self._linears[i]
        power = -self.learning_rate_power
        l1, l2 = self.l1_regularization_strength, self.l2_regularization_strength
        l2 = l2 + self.beta / (2.0 * rate)
        used = g + 2 * self.l2_shrinkage_regularization_strength * variable
        new = total + self._squared(g, variable)
        linear.assign_add(used - (tf.pow(new, power) - tf.pow(total, power)) / rate * variable)
        quadratic = tf.pow(new, power) / rate + 2 * l2
        variable.assign((tf.clip_by_value(linear, -l1, l1) - linear) / quadratic)
        total.assign(new)


class Lion(Optimizer):
    _settings = ("beta_1", "beta_2")

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.99, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        if beta_1 <= 0 or beta_1 > 1:
            raise ValueError(
                "Argument `beta_1` must be in the [0, 1] range. Otherwise, the "
                f"optimizer degenerates to SignSGD. Received: beta_1={beta_1}.")

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self._momentums = self.add_optimizer_variables(var_list, "momentum")

    def update_step(self, gradient, variable, learning_rate):
        dtype = variable.dtype
        g = tf.cast(gradient, dtype)
        beta_1, beta_2 = tf.cast(self.beta_1, dtype), tf.cast(self.beta_2, dtype)
        m = self._momentums[self._indices[id(variable)]]
        variable.assign_sub(
            tf.cast(learning_rate, dtype) * tf.sign(m * beta_1 + g * (1.0 - beta_1)))
        m.assign(m * beta_2 + g * (1.0 - beta_2))


def get(identifier):
    if isinstance(identifier, Optimizer):
        return identifier
    if isinstance(identifier, str):
        table = {
            "sgd": SGD, "adam": Adam, "adamw": AdamW, "rmsprop": RMSprop, "adagrad": Adagrad,
            "adadelta": Adadelta, "adamax": Adamax, "nadam": Nadam, "ftrl": Ftrl, "lion": Lion}
        if identifier.lower() in table:
            return table[identifier.lower()]()
    raise ValueError(f"Could not interpret optimizer identifier: {identifier}")
