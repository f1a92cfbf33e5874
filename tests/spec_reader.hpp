// Reads the examples of the specification: for the test that runs them and for the fuzzer's seeds.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace gongwen::spec {

// One line of what must be true.
struct Claim {
  std::string path;
  std::string verb;  // "=" or "has"
  std::string value;
};

struct Example {
  int line = 0;  // of the fence
  std::string input;
  std::vector<Claim> claims;
};

inline std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

// `\xHH` is a byte in inputs, `\n` a line end in values.
inline std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.size() >= 4 && rest.starts_with("\\x")) {
      out += static_cast<char>(std::stoi(std::string(rest.substr(2, 2)), nullptr, 16));
      i += 3;
    } else if (rest.starts_with("\\n")) {
      out += '\n';
      i += 1;
    } else {
      out += text[i];
    }
  }
  return out;
}

inline Claim read_claim(const std::string& line, int number) {
  for (const std::string_view verb : {" = ", " has "}) {
    const std::size_t at = line.find(verb);
    if (at == std::string::npos) continue;
    return {line.substr(0, at), std::string(verb.substr(1, verb.size() - 2)),
            unescape(line.substr(at + verb.size()))};
  }
  throw std::runtime_error("spec.md:" + std::to_string(number) +
                           ": neither '=' nor 'has': " + line);
}

inline std::vector<Example> read_examples(const std::filesystem::path& path) {
  enum class Place { prose, input, claims } place = Place::prose;
  std::vector<Example> examples;
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (place == Place::prose) {
      if (!line.starts_with("```example")) continue;
      examples.push_back({number, {}, {}});
      place = Place::input;
    } else if (line == "```") {
      place = Place::prose;
    } else if (place == Place::input) {
      if (line == ".") {
        place = Place::claims;
      } else {
        examples.back().input += unescape(line) + '\n';
      }
    } else {
      examples.back().claims.push_back(read_claim(line, number));
    }
  }
  return examples;
}

}  // namespace gongwen::spec
