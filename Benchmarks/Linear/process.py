# The gradient of a Gaussian process's log marginal likelihood with respect to its three parameters.
n = len(x)
with tf.GradientTape() as tape:
    tape.watch([scale, height, noise])
    d = (x[:, None] - x[None, :]) / scale
    k = height * height * tf.exp(-0.5 * d * d) + noise * noise * tf.eye(n, dtype=x.dtype)
    l = tf.linalg.cholesky(k)
    alpha = tf.linalg.cholesky_solve(l, y[:, None])
    fit = tf.reduce_sum(y[:, None] * alpha)
    like = -0.5 * fit - 0.5 * tf.linalg.logdet(k)
d_scale, d_height, d_noise = tape.gradient(like, [scale, height, noise])
