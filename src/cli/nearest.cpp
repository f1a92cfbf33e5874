#include "nearest.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "language.hpp"

namespace gongwen::cli {
namespace {

constexpr std::size_t longest = 64;  // no word that is known is as long
constexpr std::size_t most = 3;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// Keys to strike: one that is wrong, missing or too many, or two that are swapped.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] =
          std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], before_last[j - 2] + 1);
    }
    before_last = std::exchange(last, now);
  }
  return last[b.size()];
}

}  // namespace

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& words) {
  if (word.empty() || word.size() > longest) return {};
  const std::string mine = lower(word);
  const std::size_t far = 1 + mine.size() / 4;
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const std::string& one : words) {
    const std::string other = lower(one);
    const bool begun = mine.size() > 2 && other.starts_with(mine);
    const std::size_t keys = begun ? 1 : distance(mine, other);
    if (keys <= far && keys < std::max(mine.size(), other.size())) found.emplace_back(keys, one);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> out;
  for (auto& [keys, one] : found) {
    if (out.size() < most) out.push_back(std::move(one));
  }
  return out;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& words) {
  std::string names;
  for (const std::string& one : nearest(word, words)) {
    names += (names.empty() ? "" : tr(", ")) + one;
  }
  return names.empty() ? names : say("; did you mean {0}?", {names});
}

}  // namespace gongwen::cli
