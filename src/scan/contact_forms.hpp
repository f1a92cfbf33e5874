// Telephone numbers, e-mail addresses, URLs and post codes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gongwen/offset_map.hpp"

namespace gongwen::scan {

enum class PhoneKind : std::uint8_t { landline, mobile, service };  // service: 12345, 400-…

struct Phone {
  Span span;
  std::string text;  // canonical: 010-55501234, 027-5550100转8012, 13800005555
  std::string area;  // area code as printed or inherited, empty if none
  PhoneKind kind = PhoneKind::landline;
  bool inherited = false;  // the area code is that of the number before
};

// All numbers in `within`, in order, area codes inherited across 、/；,. Use it on a stretch that
// speaks of telephones: a bare run of seven or eight digits counts.
[[nodiscard]] std::vector<Phone> find_phones(std::string_view text, Span within);

struct Match {
  Span span;
  std::string text;
};

[[nodiscard]] std::vector<Match> find_emails(std::string_view text, Span within);
[[nodiscard]] std::vector<Match> find_urls(std::string_view text, Span within);
[[nodiscard]] std::vector<Match> find_postcodes(std::string_view text, Span within);

}  // namespace gongwen::scan
