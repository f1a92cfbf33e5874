// In which parts of the text the values of a field may stand. `broken_invariant` holds values to
// it; a blank segment inside a value (a title on two lines) is always allowed.
#pragma once

#include <cstdint>
#include <initializer_list>

#include "gongwen/result.hpp"

namespace gongwen::values {

// A set of parts.
class Parts {
 public:
  constexpr Parts(std::initializer_list<Part> parts) {
    for (const Part part : parts) bits_ |= bit(part);
  }
  [[nodiscard]] constexpr bool has(Part part) const { return (bits_ & bit(part)) != 0; }
  [[nodiscard]] constexpr Parts operator|(Parts other) const {
    other.bits_ |= bits_;
    return other;
  }

 private:
  static constexpr std::uint64_t bit(Part part) {
    return std::uint64_t{1} << static_cast<unsigned>(part);
  }
  std::uint64_t bits_ = 0;
};

namespace in {

// What the page says around its documents. Values of a document that stand only here (the
// number of the metadata block, the title of the page) lie outside the document's span.
inline constexpr Parts around{Part::navigation, Part::page_title, Part::page_metadata,
                              Part::related,    Part::disclaimer, Part::footer};

// 份号, 密级 and 紧急程度 often share a line.
inline constexpr Parts head_marks{Part::copy_number, Part::classification, Part::urgency};
// A heading and its text may share a paragraph, and body text may stand in a table.
inline constexpr Parts body{Part::paragraph, Part::heading, Part::table, Part::closing};
// The letterhead of an order is its title too.
inline constexpr Parts issuers{Part::issuer, Part::title, Part::number};
// An order or announcement has its number in its heading; a regulation printed alone has it in the
// bracket under its title; 签发人 shares the line of the number.
inline constexpr Parts number{Part::number,       Part::issuer,   Part::title,
                              Part::passing_line, Part::approver, Part::page_metadata};
inline constexpr Parts approvers{Part::approver, Part::number};
// An order is called by its heading line, its number in it: ××省人民政府第120号令.
inline constexpr Parts title{Part::title, Part::issuer, Part::number, Part::page_title,
                             Part::page_metadata};
// 主送 may move to the foot, above 抄送 (7.4.2).
inline constexpr Parts addressees{Part::addressee, Part::cc};
inline constexpr Parts attachments{Part::attachment};
// Signature and date may share a line.
inline constexpr Parts signatories{Part::signatory, Part::date};
inline constexpr Parts date{Part::date,   Part::signatory, Part::passing_line, Part::page_metadata,
                            Part::number, Part::printed,   Part::title};
inline constexpr Parts annotation{Part::annotation, Part::disclosure};
inline constexpr Parts disclosure{Part::disclosure, Part::annotation, Part::page_metadata};
inline constexpr Parts cc{Part::cc, Part::printed};
inline constexpr Parts printed{Part::printed, Part::cc, Part::date};
// Whichever of them says it.
inline constexpr Parts issued_by = issuers | signatories | title;
// Contacts, citations and dates stand anywhere in a document.
inline constexpr Parts anywhere = body | head_marks | number | approvers | addressees |
                                  attachments | signatories | date | annotation | cc |
                                  Parts{Part::contact, Part::page_title, Part::other};
inline constexpr Parts page = around | Parts{Part::title, Part::number, Part::date, Part::other};

}  // namespace in
}  // namespace gongwen::values
