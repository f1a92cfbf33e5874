#include "language.hpp"

#include <cstdlib>
#include <string_view>

namespace gongwen::cli {

Language language() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("zh") ? Language::chinese : Language::english;
  }
  return Language::english;
}

}  // namespace gongwen::cli
