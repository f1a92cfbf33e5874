#include "scan/glance.hpp"

namespace gongwen::scan {

Glance::Glance(std::string_view text) : text_(text) {
  for (std::size_t at = 0; at < text.size(); ++length_) {
    const std::string_view character = tables::first_character(text.substr(at));
    characters_.add(character);
    at += character.size();
  }
}

}  // namespace gongwen::scan
