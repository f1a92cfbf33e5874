#include "scan/glance.hpp"

namespace gongwen::scan {

Glance::Glance(std::string_view text) : text_(text) {
  for (std::size_t at = 0; at < text.size(); ++length_) {
    const tables::Character character = tables::character_of(text.substr(at));
    characters_.add(character);
    at += character.size;
  }
}

std::size_t find_one_of(std::string_view text, const tables::CharacterSet& set, std::size_t at) {
  while (at < text.size()) {
    const tables::Character character = tables::character_of(text.substr(at));
    if (set.may_hold(character)) return at;
    at += character.size;
  }
  return text.size();
}

}  // namespace gongwen::scan
