#include "bench/inputs.hpp"

#include "bench/baselines.hpp"
#include "spec_reader.hpp"

namespace gongwen::bench {
namespace {

// Large against caches, small against the patience of who runs it.
constexpr std::size_t wanted_bytes = 2'000'000;

std::string repeated(std::initializer_list<const char*> names) {
  std::string once;
  for (const char* name : names) {
    once += spec::read_bytes(std::string(GONGWEN_CORPUS "/notices/") + name + ".txt");
  }
  std::string all;
  while (all.size() < wanted_bytes) all += once;
  return all;
}

}  // namespace

const Inputs& inputs() {
  static const Inputs all = [] {
    Inputs made;
    made.utf8 =
        repeated({"plain_notice", "opinions", "issued_measures", "training_notice", "order"});
    made.gb18030 = to_gb18030(made.utf8);
    made.damaged = repeated({"damaged_shifted_gbk", "damaged_pinyin"});
    return made;
  }();
  return all;
}

}  // namespace gongwen::bench
