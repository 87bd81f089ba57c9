// The floor: inflates a batch, cuts it into lines, reads each job's numbers, prints the numbers of
// results, and deflates. There is nothing in between: the numbers were read from Tapedeck's results
// before the clock started, those of the first thousand records, which come again and again.
//
//   floor BATCH.jsonl.gz RESULTS.jsonl.gz TAPEDECKS_RESULTS.jsonl.gz [float32]

#include "lines.h"
#include <chrono>
#include <cstring>
#include <ctime>

static std::vector<std::vector<double>> outputsOf(const char *path) {
  std::vector<std::vector<double>> outputs;
  LineReader lines(path);
  std::string_view line;
  while (outputs.size() < 1000 && lines.next(line)) {
    numbers(line.substr(0, line.find(",\"tags\"")), "\"outputs\"", outputs.emplace_back());
  }
  require(!outputs.empty(), "no results");
  return outputs;
}

static void run(const char *batch, const char *results, bool single,
                const std::vector<std::vector<double>> &outputs) {
  LineReader lines(batch);
  Writer writer(results);
  std::vector<double> inputs;
  std::string_view line;
  size_t record = 0;
  while (lines.next(line)) {
    if (line.starts_with("{\"batch\"")) continue;
    numbers(line, "\"inputs\"", inputs);
    require(!inputs.empty(), "a job without numbers");
    writer.add("{\"id\":\"");
    writer.add(quotedAfter(line, "{\"id\":\""));
    writer.add("\",\"status\":\"ok\",\"outputs\":{\"values\":[");
    bool first = true;
    for (const double value : outputs[record++ % outputs.size()]) {
      if (!first) writer.add(",");
      first = false;
      if (single) {
        writer.add(float(value));
      } else {
        writer.add(value);
      }
    }
    writer.add("]}}");
    writer.endLine();
  }
}

int main(int count, char **arguments) {
  require(count >= 4, "usage: floor BATCH RESULTS TAPEDECKS_RESULTS [float32]");
  const auto outputs = outputsOf(arguments[3]);
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t processorStart = std::clock();
  run(arguments[1], arguments[2], count > 4 && std::strcmp(arguments[4], "float32") == 0, outputs);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  const double processor = double(std::clock() - processorStart) / CLOCKS_PER_SEC;
  std::printf("{\"wall\": %.9f, \"processor\": %.9f}\n", wall.count(), processor);
}
