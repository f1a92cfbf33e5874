// Gives the seeds (the corpus, the examples of the specification, files named as arguments) to the
// fuzz target, or writes them into a folder for libFuzzer.
//
//   gongwen_fuzz_replay [FILE...]
//   gongwen_fuzz_replay --export FOLDER
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "spec_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;
using Seeds = std::vector<std::pair<std::string, std::string>>;  // name, bytes

void add_file(Seeds& seeds, const fs::path& path) {
  seeds.emplace_back(path.filename().string(), gongwen::spec::read_bytes(path));
}

Seeds own_seeds() {
  Seeds seeds;
  for (const auto& entry : fs::directory_iterator(GONGWEN_CORPUS "/notices")) {
    if (entry.path().extension() != ".json") add_file(seeds, entry.path());
  }
  for (const gongwen::spec::Example& example : gongwen::spec::read_examples(GONGWEN_SPEC)) {
    seeds.emplace_back("spec_" + std::to_string(example.line), example.input);
  }
  return seeds;
}

void write(const Seeds& seeds, const fs::path& folder) {
  fs::create_directories(folder);
  for (const auto& [name, bytes] : seeds) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  }
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 2 && arguments[0] == "--export") {
    write(own_seeds(), arguments[1]);
    return 0;
  }
  Seeds seeds;
  for (const std::string& path : arguments) add_file(seeds, path);
  if (arguments.empty()) seeds = own_seeds();
  for (const auto& [name, bytes] : seeds) {
    std::printf("%s\n", name.c_str());
    std::fflush(stdout);  // the last line names the seed if the target aborts
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  std::printf("%zu seeds\n", seeds.size());
  return seeds.empty() ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gongwen_fuzz_replay: %s\n", error.what());
    return 1;
  }
}
