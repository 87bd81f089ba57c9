// What the floor and the hand-written greeks share: gzip in and out, and a text buffer. Both go through
// zlib; with LIBDEFLATE defined, what goes out is compressed by that library, as Tapedeck's results are.

#pragma once

#include <charconv>
#include <concepts>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>
#ifdef LIBDEFLATE
#include <libdeflate.h>
#endif

inline void require(bool condition, const char *what) {
  if (condition) return;
  std::fprintf(stderr, "%s\n", what);
  std::exit(1);
}

// Inflates a gzip file of any number of members, and hands on its lines one by one.
class LineReader {
public:
  explicit LineReader(const char *path) : file(std::fopen(path, "rb")), input(1 << 16), text(1 << 18) {
    require(file != nullptr, "cannot open the input");
    require(inflateInit2(&stream, 31) == Z_OK, "inflateInit2");
  }
  ~LineReader() {
    inflateEnd(&stream);
    std::fclose(file);
  }

  bool next(std::string_view &line) {
    for (;;) {
      std::string_view rest(text.data() + start, end - start);
      const size_t newline = rest.find('\n');
      if (newline != rest.npos) {
        line = rest.substr(0, newline);
        start += newline + 1;
        return true;
      }
      if (!fill()) return false;
    }
  }

private:
  bool fill() {
    std::copy(text.begin() + start, text.begin() + end, text.begin());
    end -= start;
    start = 0;
    if (end == text.size()) text.resize(2 * text.size());
    const size_t before = end;
    while (end == before) {
      if (stream.avail_in == 0) {
        stream.next_in = input.data();
        stream.avail_in = std::fread(input.data(), 1, input.size(), file);
        if (stream.avail_in == 0) return false;
      }
      stream.next_out = reinterpret_cast<Bytef *>(text.data() + end);
      stream.avail_out = text.size() - end;
      const int status = inflate(&stream, Z_NO_FLUSH);
      require(status == Z_OK || status == Z_STREAM_END, "damaged input");
      end = text.size() - stream.avail_out;
      if (status == Z_STREAM_END) require(inflateReset(&stream) == Z_OK, "inflateReset");
    }
    return true;
  }

  std::FILE *file;
  z_stream stream{};
  std::vector<Bytef> input;
  std::vector<char> text;
  size_t start = 0, end = 0;
};

#ifndef LEVEL
#define LEVEL 1
#endif

// Compresses a text as one gzip member at the level LEVEL.
#ifdef LIBDEFLATE
class Deflater {
public:
  Deflater() : compressor(libdeflate_alloc_compressor(LEVEL)) { require(compressor != nullptr, "no memory"); }
  ~Deflater() { libdeflate_free_compressor(compressor); }

  size_t bound(size_t size) { return libdeflate_gzip_compress_bound(compressor, size); }

  size_t compress(const std::string &text, std::vector<Bytef> &out) {
    const size_t size = libdeflate_gzip_compress(compressor, text.data(), text.size(), out.data(), out.size());
    require(size > 0, "deflate");
    return size;
  }

private:
  libdeflate_compressor *compressor;
};
#else
class Deflater {
public:
  Deflater() {
    require(deflateInit2(&stream, LEVEL, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY) == Z_OK, "deflateInit2");
  }
  ~Deflater() { deflateEnd(&stream); }

  size_t bound(size_t size) { return deflateBound(&stream, size); }

  size_t compress(const std::string &text, std::vector<Bytef> &out) {
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = text.size();
    stream.next_out = out.data();
    stream.avail_out = out.size();
    require(deflate(&stream, Z_FINISH) == Z_STREAM_END, "deflate");
    const size_t size = out.size() - stream.avail_out;
    require(deflateReset(&stream) == Z_OK, "deflateReset");
    return size;
  }

private:
  z_stream stream{};
};
#endif

// Collects text and writes it as gzip members of about 256 KiB of it.
class Writer {
public:
  explicit Writer(const char *path) : file(std::fopen(path, "wb")) {
    require(file != nullptr, "cannot open the output");
    text.reserve(memberSize + (1 << 16));
  }
  ~Writer() {
    finish();
    std::fclose(file);
  }

  void add(std::string_view part) { text.append(part); }

  template <std::floating_point Number> void add(Number value) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    text.append(digits, end - digits);
    // A float shows that it is one.
    if (std::string_view(digits, end - digits).find_first_of(".en") == std::string_view::npos) text += ".0";
  }

  void endLine() {
    text += '\n';
    if (text.size() >= memberSize) finish();
  }

private:
  void finish() {
    if (text.empty()) return;
    compressed.resize(deflater.bound(text.size()));
    const size_t size = deflater.compress(text, compressed);
    require(std::fwrite(compressed.data(), 1, size, file) == size, "cannot write");
    text.clear();
  }

  static constexpr size_t memberSize = 256 * 1024;
  std::FILE *file;
  Deflater deflater;
  std::string text;
  std::vector<Bytef> compressed;
};

// The characters between the first `before` and the next quote.
inline std::string_view quotedAfter(std::string_view line, std::string_view before) {
  const size_t start = line.find(before) + before.size();
  return line.substr(start, line.find('"', start) - start);
}

// The numbers after the key `from`, in order; the keys between them are skipped unread.
inline void numbers(std::string_view line, std::string_view from, std::vector<double> &values) {
  values.clear();
  const size_t start = line.find(from);
  require(start != line.npos, "a record lacks a key");
  const char *at = line.data() + start, *const end = line.data() + line.size();
  bool quoted = false;
  while (at < end) {
    if (*at == '"') quoted = !quoted;
    if (quoted || !(*at == '-' || (*at >= '0' && *at <= '9'))) {
      ++at;
      continue;
    }
    double value;
    const auto read = std::from_chars(at, end, value);
    require(read.ec == std::errc(), "not a number");
    values.push_back(value);
    at = read.ptr;
  }
}
