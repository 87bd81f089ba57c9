# Black-Scholes price of a European call and its Greeks, by automatic differentiation.
#
# Inputs, all float64 scalars:
#   S      spot price of the underlying
#   K      strike
#   T      time to expiry, in years
#   r      continuously compounded risk-free rate, per year
#   sigma  volatility, per square root of a year
#
# Only the price is written down. Every Greek is a derivative that a tape takes of it.

import math

import tensorflow as tf


def normal_cdf(x):
    return 0.5 * (1.0 + tf.math.erf(x / math.sqrt(2.0)))


def call_price(S, K, T, r, sigma):
    total_volatility = sigma * tf.sqrt(T)
    d1 = (tf.math.log(S / K) + (r + 0.5 * sigma * sigma) * T) / total_volatility
    d2 = d1 - total_volatility
    return S * normal_cdf(d1) - K * tf.exp(-r * T) * normal_cdf(d2)


# The inner tape sees the price; the outer one sees the inner gradient being computed, so that the
# gradient can be differentiated again. It is asked twice, hence persistent.
with tf.GradientTape(persistent=True) as outer:
    outer.watch([S, sigma])
    with tf.GradientTape() as inner:
        inner.watch([S, K, T, r, sigma])
        price = call_price(S, K, T, r, sigma)
    delta, dual_delta, price_by_expiry, rho, vega = inner.gradient(price, [S, K, T, r, sigma])

# Theta is the change of the price as calendar time passes and the time to expiry shrinks, per
# year: negative for a call. rho and vega are per unit (divide by 100 for a percentage point).
theta = -price_by_expiry

# gamma = d delta / d S,  vanna = d delta / d sigma,  volga = d vega / d sigma.
gamma, vanna = outer.gradient(delta, [S, sigma])
volga = outer.gradient(vega, sigma)
