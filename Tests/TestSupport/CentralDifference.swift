/// The derivative of a scalar function of one variable at 0, by central differences with one step of
/// Richardson's extrapolation.
///
/// The truncation error is O(h⁴) and the rounding error about 10⁻¹⁶/h: with h = 10⁻³ both are near
/// 10⁻¹², of functions and derivatives of order one.
public func centralDifference(
  step: Double = 1e-3, _ function: (Double) throws -> Double
) rethrows -> Double {
  func slope(_ h: Double) throws -> Double { try (function(h) - function(-h)) / (2 * h) }
  return try (4 * slope(step / 2) - slope(step)) / 3
}
