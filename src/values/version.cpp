#include "gongwen/version.hpp"

namespace gongwen {

std::string_view version() noexcept {
  return GONGWEN_VERSION;
}

int version_number() noexcept {
  return GONGWEN_VERSION_NUMBER;
}

}  // namespace gongwen
