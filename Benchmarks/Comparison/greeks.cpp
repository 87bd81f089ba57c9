// The greeks batch by hand: the closed forms of the price and its eight derivatives.
//
//   greeks BATCH.jsonl.gz RESULTS.jsonl.gz

#include "lines.h"
#include <cmath>

int main(int count, char **arguments) {
  require(count == 3, "usage: greeks BATCH RESULTS");
  LineReader lines(arguments[1]);
  Writer writer(arguments[2]);
  std::vector<double> inputs;
  std::string_view line;
  const double rootOfTwo = std::sqrt(2.0), rootOfTwoPi = std::sqrt(2.0 * M_PI);
  while (lines.next(line)) {
    if (line.starts_with("{\"batch\"")) continue;
    numbers(line, "\"inputs\"", inputs);
    require(inputs.size() == 5, "a job has five inputs");
    const double S = inputs[0], K = inputs[1], T = inputs[2], r = inputs[3], sigma = inputs[4];
    const double rootT = std::sqrt(T), total = sigma * rootT;
    const double d1 = (std::log(S / K) + (r + 0.5 * sigma * sigma) * T) / total, d2 = d1 - total;
    const double n1 = 0.5 * (1.0 + std::erf(d1 / rootOfTwo)), n2 = 0.5 * (1.0 + std::erf(d2 / rootOfTwo));
    const double density = std::exp(-0.5 * d1 * d1) / rootOfTwoPi, discounted = K * std::exp(-r * T);
    const double vega = S * density * rootT;
    const struct {
      const char *name;
      double value;
    } outputs[] = {
        {"\"price\":", S * n1 - discounted * n2},
        {",\"delta\":", n1},
        {",\"dual_delta\":", -discounted / K * n2},
        {",\"theta\":", -S * density * sigma / (2.0 * rootT) - r * discounted * n2},
        {",\"rho\":", T * discounted * n2},
        {",\"vega\":", vega},
        {",\"gamma\":", density / (S * total)},
        {",\"vanna\":", -density * d2 / sigma},
        {",\"volga\":", vega * d1 * d2 / sigma},
    };
    writer.add("{\"id\":\"");
    writer.add(quotedAfter(line, "{\"id\":\""));
    writer.add("\",\"status\":\"ok\",\"outputs\":{");
    for (const auto &output : outputs) {
      writer.add(output.name);
      writer.add(output.value);
    }
    writer.add("}}");
    writer.endLine();
  }
}
