// Values inside the parts of a document, read from spans of clean text. Positions in, values out;
// what the text does not say is not filled in. All take time linear in what they read.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "gongwen/result.hpp"
#include "text/text.hpp"
#include "values/watch.hpp"

namespace gongwen::parse::fields {

// 联系人, 联系电话, 邮箱 …: persons and numbers to ask, one row for each group.
[[nodiscard]] std::vector<Contact> contacts(std::string_view text,
                                            const std::vector<Span>& paragraphs,
                                            values::Watch* watch = nullptr);

// Documents that the paragraphs cite. `own` names what does not count: its title, number, annexes.
[[nodiscard]] std::vector<Reference> references(std::string_view text,
                                                const std::vector<Span>& paragraphs,
                                                const Document& own,
                                                values::Watch* watch = nullptr);

// Dates and periods of the body. A year left out is that of the date before it in the same
// document, else that of `base_date`, else `base_year`; without any, the date is left out.
[[nodiscard]] std::vector<Period> periods(std::string_view text,
                                          const std::vector<Span>& paragraphs,
                                          const Date* base_date, std::optional<int> base_year,
                                          values::Watch* watch = nullptr);

// The groups of 主送机关 in a line that ends in a colon (or not).
[[nodiscard]] std::vector<Value> addressees(std::string_view text, Span line);

// 附件说明: the lines from `附件：` on, one or more items a line.
[[nodiscard]] std::vector<Attachment> attachments(std::string_view text,
                                                  const std::vector<Span>& lines);

// The address of each attachment's file, where a link stands on its name or bears it elsewhere on
// the page. Addresses are as the page has them.
void add_urls(std::string_view text, const std::vector<text::Link>& links,
              std::vector<Attachment>& attachments);

// 署名: organs (parted where glued) and persons with their office.
[[nodiscard]] std::vector<Value> signatories(std::string_view text, const std::vector<Span>& lines);

// 抄送: bodies of a line `抄送：A，B，C。`, its label dropped.
[[nodiscard]] std::vector<Value> cc(std::string_view text, Span lines);

// `××办公室　2024年9月3日印发`.
struct Printed {
  std::optional<Value> by;
  std::optional<Date> on;
};
[[nodiscard]] Printed printed(std::string_view text, Span lines);

// 附注: the bracketed line after the date, without its brackets; and the class of publicity that
// it or a line `公开方式：主动公开` states. A labelled class is no annotation.
struct Note {
  std::optional<Value> annotation;
  std::optional<Value> disclosure;
};
[[nodiscard]] Note note(std::string_view text, Span line);

// Fills in whom the document is from. `page_issuer` is 发文机关 of the page's metadata, where that
// speaks of this document.
void issued_by(std::string_view text, const std::optional<Value>& page_issuer, Document& document);

}  // namespace gongwen::parse::fields
