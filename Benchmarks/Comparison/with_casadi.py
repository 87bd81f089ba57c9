"""Two works in CasADi: one job's function as a graph of scalars, differentiated, and mapped over jobs."""

import casadi as ca
import numpy as np


def greeks():
    S, K, T, r, sigma = variables = [ca.SX.sym(name) for name in ("S", "K", "T", "r", "sigma")]

    def normal_cdf(x):
        return 0.5 * (1.0 + ca.erf(x / np.sqrt(2.0)))

    total_volatility = sigma * ca.sqrt(T)
    d1 = (ca.log(S / K) + (r + 0.5 * sigma * sigma) * T) / total_volatility
    price = S * normal_cdf(d1) - K * ca.exp(-r * T) * normal_cdf(d1 - total_volatility)
    delta, dual_delta, by_expiry, rho, vega = [ca.gradient(price, variable) for variable in variables]
    second = [ca.gradient(delta, S), ca.gradient(delta, sigma), ca.gradient(vega, sigma)]
    return variables, [price, delta, dual_delta, -by_expiry, rho, vega, *second]


def hessian():
    x = ca.SX.sym("x", 20)
    value = ca.sum1(100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1.0 - x[:-1]) ** 2)
    matrix, gradient = ca.hessian(value, x)
    return [x], [value, gradient, ca.densify(matrix)]


WORKS = {"greeks": greeks, "hessian": hessian}


def evaluator(name, mode):
    """A function from the jobs' arguments, a job a row, to the outputs, a job a row."""
    inputs, outputs = WORKS[name]()
    function = ca.Function(name, inputs, outputs)
    mapped = {}

    def evaluate(*stacks):
        count = len(stacks[0])
        if count not in mapped:
            mapped[count] = function.map(count)
        columns = mapped[count](*[stack.reshape(count, -1).T for stack in stacks])
        results = []
        for output, column in zip(outputs, columns):
            # Mapped outputs lie side by side, as columns.
            values = np.moveaxis(np.array(column).reshape(output.shape[0], count, output.shape[1]), 1, 0)
            lengths = [length for length in output.shape if length > 1]
            results.append(values.reshape(count, *lengths))
        return results

    return evaluate
