// The members of each value, named once: properties, pickling and the conversion of spans all walk
// these lists.
#pragma once

#include <tuple>
#include <type_traits>

#include "gongwen/gongwen.hpp"

namespace gongwen::bindings {

template <typename Owner, typename Type>
struct Member {
  const char* name;
  Type Owner::*pointer;
  const char* doc;
};
// Clang 14 does not yet deduce this for an aggregate.
template <typename Owner, typename Type>
Member(const char*, Type Owner::*, const char*) -> Member<Owner, Type>;

// `members<T>` is a tuple of all members of T, in the order of the JSON contract.
template <typename T>
inline constexpr std::nullptr_t members = nullptr;

template <>
inline constexpr auto members<Value> =
    std::tuple{Member{"text", &Value::text, "What was read: clean, on one line."},
               Member{"span", &Value::span, "Where it stands in Result.text, in characters."},
               Member{"confidence", &Value::confidence, "In [0, 1]."}};

template <>
inline constexpr auto members<Date> = std::tuple_cat(members<Value>,
                                                     std::tuple{Member{"year", &Date::year, ""},
                                                                Member{"month", &Date::month, ""},
                                                                Member{"day", &Date::day, ""}});

template <>
inline constexpr auto members<Number> = std::tuple_cat(
    members<Value>,
    std::tuple{Member{"agency", &Number::agency,
                      "机关代字, e.g. 市监函; for orders and announcements organ and word. May be "
                      "empty."},
               Member{"year", &Number::year, "The year, where printed."},
               Member{"serial", &Number::serial, "The serial number, where printed."},
               Member{"form", &Number::form, "document, order, announcement or other."}});

template <>
inline constexpr auto members<Table> =
    std::tuple{Member{"rows", &Table::rows, "Rows of cells."},
               Member{"span", &Table::span, "Where it stands in Result.text, in characters."}};

template <>
inline constexpr auto members<Section> = std::tuple{
    Member{"level", &Section::level, "Depth in the tree of its document, 1 outermost."},
    Member{"label", &Section::label, "As printed, in canonical form: 一、 （一） 1. 第一章."},
    Member{
        "style", &Section::style,
        "chapter, article, han, han_paren, arabic, arabic_paren, circled, ordinal_word or none."},
    Member{"ordinal", &Section::ordinal, "The number of the label."},
    Member{"heading", &Section::heading,
           "Without label and end mark; None where the numbered paragraph has none."},
    Member{"run_in", &Section::run_in, "True if heading and text share a paragraph."},
    Member{"span", &Section::span, "The whole unit with all that it holds, in characters."},
    Member{"confidence", &Section::confidence, "In [0, 1]."},
    Member{"paragraphs", &Section::paragraphs, "Its own text."},
    Member{"tables", &Section::tables, "Its tables."},
    Member{"sections", &Section::sections, "The sections one level down."}};

template <>
inline constexpr auto members<Attachment> =
    std::tuple{Member{"ordinal", &Attachment::ordinal, "Its number in the list, where printed."},
               Member{"title", &Attachment::title, "Without number and file ending."},
               Member{"file", &Attachment::file, "The name of its file."},
               Member{"url", &Attachment::url, "Where it is linked to."}};

template <>
inline constexpr auto members<Contact> = std::tuple{
    Member{"organization", &Contact::organization, "The body to ask."},
    Member{"names", &Contact::names, "Persons."},
    Member{"phones", &Contact::phones, "With the area code where the text lets it be known."},
    Member{"faxes", &Contact::faxes, "Fax numbers."},
    Member{"emails", &Contact::emails, "E-mail addresses."},
    Member{"address", &Contact::address, "Postal address."},
    Member{"postcode", &Contact::postcode, "Postcode."},
    Member{"span", &Contact::span, "The group of text that they stand in, in characters."},
    Member{"confidence", &Contact::confidence, "In [0, 1]."}};

template <>
inline constexpr auto members<Reference> = std::tuple{
    Member{"title", &Reference::title, "Without 《》."},
    Member{"number", &Reference::number, "Its 发文字号, where printed."},
    Member{"role", &Reference::role,
           "basis, implements, forwards, issues, amends, repeals, replies_to or mentions."},
    Member{"span", &Reference::span, "Where it is cited in Result.text, in characters."}};

template <>
inline constexpr auto members<Period> = std::tuple_cat(
    members<Value>,
    std::tuple{Member{"start", &Period::start, "ISO 8601, to the precision of the text."},
               Member{"end", &Period::end, "ISO 8601; None where it is one date."},
               Member{"role", &Period::role, "deadline, effective, expiry, event or mention."}});

template <>
inline constexpr auto members<Document> = std::tuple{
    Member{"role", &Document::role, "main, duplicate, forwarded, issued or annex."},
    Member{"duplicate_of", &Document::duplicate_of, "Index in Result.documents of its first copy."},
    Member{"copy_number", &Document::copy_number, "份号."},
    Member{"classification", &Document::classification, "密级和保密期限."},
    Member{"urgency", &Document::urgency, "紧急程度."},
    Member{"issuers", &Document::issuers, "发文机关标志, the organs of the letterhead."},
    Member{"number", &Document::number, "发文字号."},
    Member{"approvers", &Document::approvers, "签发人."},
    Member{"title", &Document::title, "标题, on one line."},
    Member{"kind", &Document::kind, "文种: 通知, 函, 意见, 公告 …"},
    Member{"addressees", &Document::addressees, "主送机关, one for each body."},
    Member{"paragraphs", &Document::paragraphs, "Body text before the first numbered section."},
    Member{"sections", &Document::sections, "The numbered sections, as a tree."},
    Member{"closing", &Document::closing, "Body text after the last section."},
    Member{"tables", &Document::tables, "Tables outside of sections."},
    Member{"attachments", &Document::attachments, "附件说明, the list of attachments."},
    Member{"signatories", &Document::signatories, "发文机关署名, one for each organ."},
    Member{"date", &Document::date,
           "成文日期: a Date (which is a datetime.date), or a PartialDate where the text names no "
           "day."},
    Member{"annotation", &Document::annotation, "附注, without its brackets."},
    Member{"disclosure", &Document::disclosure, "公开属性: 主动公开, 依申请公开 or 不予公开."},
    Member{"cc", &Document::cc, "抄送机关."},
    Member{"printed_by", &Document::printed_by, "印发机关."},
    Member{"printed_on", &Document::printed_on, "印发日期."},
    Member{"contacts", &Document::contacts, "Whom to ask, one row for each group of the text."},
    Member{"references", &Document::references, "Other documents that this one cites."},
    Member{"dates", &Document::dates, "Dates and periods in the body."},
    Member{"enclosed", &Document::enclosed,
           "The documents that this one forwards, issues or annexes."},
    Member{"issued_by", &Document::issued_by,
           "The organs that it is from: those of the letterhead, else those that sign, else those "
           "that the title begins with, else the page's metadata."},
    Member{"issued_by_place", &Document::issued_by_place,
           "Which of these says so: letterhead, signature, title, page or none."},
    Member{"span", &Document::span, "All of the document in Result.text, in characters."}};

template <>
inline constexpr auto members<Source> = std::tuple{
    Member{"name", &Source::name, "The name that the caller gave, or the path."},
    Member{"bytes", &Source::bytes, "Size of the input in bytes."},
    Member{"format", &Source::format,
           "text or html, which are read; docx, doc, rtf, pdf, ofd, mhtml, email, json or binary, "
           "of which "
           "nothing is."},
    Member{"encoding", &Source::encoding, "WHATWG name of the encoding that the bytes were in."},
    Member{"declared_encoding", &Source::declared_encoding,
           "What a BOM, caller or markup claimed."},
    Member{"encoding_confidence", &Source::encoding_confidence, "In [0, 1]."}};

template <>
inline constexpr auto members<Page> =
    std::tuple{Member{"title", &Page::title, "A headline of the page that is no document's title."},
               Member{"url", &Page::url, "Address of the page or of its original."},
               Member{"origin", &Page::origin, "来源."},
               Member{"author", &Page::author, "作者."},
               Member{"editor", &Page::editor, "责任编辑."},
               Member{"published", &Page::published, "发布日期, never 成文日期."},
               Member{"index_number", &Page::index_number, "索引号."},
               Member{"topic", &Page::topic, "主题分类."},
               Member{"keywords", &Page::keywords, "主题词."},
               Member{"validity", &Page::validity, "有效性."},
               Member{"issuer", &Page::issuer, "发布机构 of the metadata block."},
               Member{"unified_number", &Page::unified_number, "统一编号."},
               Member{"effective", &Page::effective, "实施日期."},
               Member{"expires", &Page::expires, "失效日期."}};

template <>
inline constexpr auto members<Repair> = std::tuple{
    Member{"kind", &Repair::kind, "What kind of damage it was, as in the JSON contract."},
    Member{"before", &Repair::before, "What stood there."},
    Member{"after", &Repair::after, "What stands there now."},
    Member{"span", &Repair::span, "In the text, in characters; empty where something was dropped."},
    Member{"source", &Repair::source, "In the input, in BYTES; empty where something was put in."},
    Member{"count", &Repair::count, "How many equal repairs this row stands for."},
    Member{"confidence", &Repair::confidence, "In [0, 1]."}};

template <>
inline constexpr auto members<Diagnostic> = std::tuple{
    Member{"severity", &Diagnostic::severity, "note, warning or error."},
    Member{"code", &Diagnostic::code, "Stable, lower case."},
    Member{"message", &Diagnostic::message, "A sentence."},
    Member{"span", &Diagnostic::span, "In the text, in characters, where it has a place."}};

template <>
inline constexpr auto members<Segment> =
    std::tuple{Member{"part", &Segment::part, "What this stretch of text is."},
               Member{"document", &Segment::document,
                      "Number of its document in reading order, enclosed ones counted."},
               Member{"span", &Segment::span, "In Result.text, in characters."},
               Member{"confidence", &Segment::confidence, "In [0, 1]."},
               Member{"runner_up", &Segment::runner_up, "The second-best label."}};

template <>
inline constexpr auto members<Cleaned> = std::tuple{
    Member{"source", &Cleaned::source, "What the bytes were."},
    Member{"script", &Cleaned::script, "Script before conversion: hans, hant, mixed or none."},
    Member{"text", &Cleaned::text, "The recovered text."},
    Member{"map", &Cleaned::map, ""},
    Member{"repairs", &Cleaned::repairs, "What was changed, and why."},
    Member{"diagnostics", &Cleaned::diagnostics, "What a reader should know."}};

template <>
inline constexpr auto members<Result> = std::tuple{
    Member{"source", &Result::source, "What the bytes were."},
    Member{"script", &Result::script, "Script before conversion: hans, hant, mixed or none."},
    Member{"page", &Result::page, "What the page around the documents says of itself."},
    Member{"repairs", &Result::repairs, "What was changed, and why."},
    Member{"documents", &Result::documents, "The documents found, in reading order."},
    Member{"diagnostics", &Result::diagnostics, "What a reader should know."},
    Member{"text", &Result::text, "The clean text that all spans point into."},
    Member{"map", &Result::map, ""},
    Member{"segments", &Result::segments, "Labelled stretches that tile the text."}};

template <typename T>
inline constexpr bool has_members = !std::is_same_v<decltype(members<T>), const std::nullptr_t>;

template <typename T, typename Visit>
void for_each_member(Visit&& visit) {
  std::apply([&](const auto&... member) { (visit(member), ...); }, members<T>);
}

}  // namespace gongwen::bindings
