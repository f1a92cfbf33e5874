/// @file
/// The values that reading a document gives. All are plain: they copy, compare and own what they
/// hold; positions are byte offsets into `Result::text` (UTF-8), never views.
///
/// Names follow GB/T 9704-2012 (党政机关公文格式); the JSON contract has the same names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gongwen/export.hpp"
#include "gongwen/offset_map.hpp"

namespace gongwen {

/// Something read from the text. `text` is clean (one line, no layout spaces); `span` is where it
/// stands in `Result::text`; `confidence` is in [0, 1].
struct Value {
  std::string text;
  Span span;
  float confidence = 1;
  bool operator==(const Value&) const = default;
};

/// A calendar date to the precision that the text gives: `month` and `day` are 0 where absent.
struct Date : Value {
  int year = 0;
  int month = 0;
  int day = 0;
  /// ISO 8601 to the given precision: `2024`, `2024-09` or `2024-09-02`.
  [[nodiscard]] GONGWEN_EXPORT std::string iso() const;
  bool operator==(const Date&) const = default;
};

enum class NumberForm : std::uint8_t { document, order, announcement, other };

/// 发文字号 (GB/T 9704-2012, 7.2.5). `text` is canonical: 市监函〔2024〕5号.
struct Number : Value {
  std::string agency;  ///< 发文机关代字; for orders and announcements the organ and the word
  std::optional<int> year;
  std::optional<int> serial;
  NumberForm form = NumberForm::document;
  bool operator==(const Number&) const = default;
};

/// The numbering that a section label belongs to (GB/T 9704-2012, 7.3.3, and the forms in use).
enum class LabelStyle : std::uint8_t {
  chapter,       ///< 第一章, 第一节, 第一编
  article,       ///< 第一条
  han,           ///< 一、
  han_paren,     ///< （一）
  arabic,        ///< 1. or 1、
  arabic_paren,  ///< （1） or 1）
  circled,       ///< ①
  ordinal_word,  ///< 一是, 首先
  none,
};

/// A table as rows of cells, empty ones included. Its rows are paragraphs too, in the order of the
/// text.
struct Table {
  std::vector<std::vector<std::string>> rows;
  Span span;
  bool operator==(const Table&) const = default;
};

/// A numbered unit of the body.
struct Section {
  int level = 1;      ///< depth in the tree of its document, 1 outermost
  std::string label;  ///< as printed, in canonical form: 一、 （一） 1. 第一章
  LabelStyle style = LabelStyle::none;
  std::optional<int> ordinal;
  std::optional<Value> heading;  ///< without label and end mark; absent where the unit has none
  bool run_in = false;           ///< heading and text share a paragraph
  Span span;                     ///< the whole unit with all that it holds
  float confidence = 1;
  std::vector<Value> paragraphs;
  std::vector<Table> tables;
  std::vector<Section> sections;
  bool operator==(const Section&) const = default;
};

/// One row of 附件说明 (GB/T 9704-2012, 7.3.4).
struct Attachment {
  std::optional<int> ordinal;
  Value title;
  std::optional<std::string> file;
  std::optional<std::string> url;
  bool operator==(const Attachment&) const = default;
};

/// Persons and numbers to ask, as one group of the text.
struct Contact {
  std::optional<Value> organization;
  std::vector<Value> names;
  std::vector<Value> phones;  ///< with the area code where the text lets it be known
  std::vector<Value> faxes;
  std::vector<Value> emails;
  std::optional<Value> address;
  std::optional<Value> postcode;
  Span span;
  float confidence = 1;
  bool operator==(const Contact&) const = default;
};

enum class ReferenceRole : std::uint8_t {
  basis,
  implements,
  forwards,
  issues,
  amends,
  repeals,
  replies_to,
  mentions
};

/// Another document that this one cites, by title, number or both.
struct Reference {
  std::optional<Value> title;
  std::optional<Value> number;
  ReferenceRole role = ReferenceRole::mentions;
  Span span;
  bool operator==(const Reference&) const = default;
};

enum class PeriodRole : std::uint8_t { deadline, effective, expiry, event, mention };

/// A date or period in the body; `start` and `end` are ISO 8601 to the precision given.
struct Period : Value {
  std::string start;
  std::optional<std::string> end;
  PeriodRole role = PeriodRole::mention;
  bool operator==(const Period&) const = default;
};

enum class DocumentRole : std::uint8_t { main, duplicate, forwarded, issued, annex };

/// Which place of a document says whom it is from; `none`: no place does.
enum class IssuerPlace : std::uint8_t { none, letterhead, signature, title, page };

/// One document with its parts. A document that it forwards, issues or annexes is in `enclosed`.
struct Document {
  DocumentRole role = DocumentRole::main;
  std::optional<int> duplicate_of;      ///< index in `Result::documents`
  std::optional<Value> copy_number;     ///< 份号
  std::optional<Value> classification;  ///< 密级和保密期限
  std::optional<Value> urgency;         ///< 紧急程度
  std::vector<Value> issuers;           ///< 发文机关标志
  std::optional<Number> number;         ///< 发文字号
  std::vector<Value> approvers;         ///< 签发人
  std::optional<Value> title;           ///< 标题
  std::optional<Value> kind;            ///< 文种
  std::vector<Value> addressees;        ///< 主送机关
  std::vector<Value> paragraphs;        ///< 正文 before the first numbered section
  std::vector<Section> sections;
  std::vector<Value> closing;           ///< body text after the last section
  std::vector<Table> tables;            ///< tables outside of sections
  std::vector<Attachment> attachments;  ///< 附件说明
  std::vector<Value> signatories;       ///< 发文机关署名
  std::optional<Date> date;             ///< 成文日期
  std::optional<Value> annotation;      ///< 附注, without its brackets
  std::optional<Value> disclosure;  ///< 公开属性: 主动公开, 依申请公开 or 不予公开
  std::vector<Value> cc;            ///< 抄送机关
  std::optional<Value> printed_by;  ///< 印发机关
  std::optional<Date> printed_on;   ///< 印发日期
  std::vector<Contact> contacts;
  std::vector<Reference> references;
  std::vector<Period> dates;
  std::vector<Document> enclosed;
  /// The organs that the document is from, as its best place has them: the letterhead
  /// (发文机关标志), else the organs that sign (署名), else those that the title begins with, else
  /// the page's metadata. Derived from the other parts, so not in the JSON.
  std::vector<Value> issued_by;
  IssuerPlace issued_by_place = IssuerPlace::none;
  Span span;  ///< all of the document in `Result::text`
  bool operator==(const Document&) const = default;
};

enum class Format : std::uint8_t { text, html, docx, pdf, ofd };

/// What the bytes were.
struct Source {
  std::optional<std::string> name;
  std::uint64_t bytes = 0;
  Format format = Format::text;
  std::string encoding = "UTF-8";                ///< WHATWG name
  std::optional<std::string> declared_encoding;  ///< what a BOM, a caller or markup claimed
  float encoding_confidence = 1;
  bool operator==(const Source&) const = default;
};

/// Script of the input before conversion.
enum class Script : std::uint8_t { hans, hant, mixed, none };

/// What the page around the documents says of itself.
struct Page {
  std::optional<Value> title, url, origin, author, editor;
  std::optional<Date> published;
  std::optional<Value> index_number, topic;
  std::vector<Value> keywords;
  std::optional<Value> validity, issuer, unified_number;
  std::optional<Date> effective, expires;
  bool operator==(const Page&) const = default;
};

/// Something that the text has and the source has not, or the other way round. Equal repairs are
/// folded into one row: `count` of them, `span` and `source` of the first.
struct Repair {
  RepairKind kind = RepairKind::none;
  std::string before;
  std::string after;
  Span span;    ///< in `Result::text`; empty where something was dropped
  Span source;  ///< in the source bytes; empty where something was put in
  std::uint32_t count = 1;
  float confidence = 1;
  bool operator==(const Repair&) const = default;
};

enum class Severity : std::uint8_t { note, warning, error };

/// What a reader should know: dirt, doubt, a limit that was reached. Never an exception.
struct Diagnostic {
  Severity severity = Severity::note;
  std::string code;     ///< stable, lower case: `unrecoverable`, `ambiguous_date` …
  std::string message;  ///< a sentence
  std::optional<Span> span;
  bool operator==(const Diagnostic&) const = default;
};

/// What a segment of the text is. Noise is a part too: nothing is deleted.
enum class Part : std::uint8_t {
  blank,
  navigation,
  page_title,
  page_metadata,
  related,
  disclaimer,
  footer,  // around documents
  copy_number,
  classification,
  urgency,
  issuer,
  number,
  approver,  // 版头
  title,
  passing_line,
  addressee,
  paragraph,
  heading,
  table,
  closing,  // 主体
  attachment,
  signatory,
  date,
  annotation,
  disclosure,
  contact,
  cc,
  printed,  // 版记
  other,
};

/// A labelled stretch of text. Segments tile `Result::text`.
struct Segment {
  Part part = Part::other;
  std::optional<int> document;  ///< index of its document in reading order (pre-order of the tree)
  Span span;
  float confidence = 1;
  Part runner_up = Part::other;  ///< the second-best label
  bool operator==(const Segment&) const = default;
};

/// All that reading one input gives.
struct Result {
  Source source;
  Script script = Script::none;
  Page page;
  std::vector<Repair> repairs;
  std::vector<Document> documents;
  std::vector<Diagnostic> diagnostics;
  std::string text;  ///< the clean text, UTF-8
  OffsetMap map;     ///< source bytes ↔ `text`
  std::vector<Segment> segments;
  bool operator==(const Result&) const = default;
};

/// The first violation of the promises of this library, as a sentence; empty if there is none:
/// map and segments tile source and text, every span is in bounds and on character boundaries, and
/// every value is the text of its span and lies in segments of its part.
[[nodiscard]] GONGWEN_EXPORT std::string broken_invariant(const Result& result);

/// Names as in the JSON contract.
[[nodiscard]] GONGWEN_EXPORT std::string_view name(RepairKind);
[[nodiscard]] GONGWEN_EXPORT std::string_view name(NumberForm);
[[nodiscard]] GONGWEN_EXPORT std::string_view name(LabelStyle);
[[nodiscard]] GONGWEN_EXPORT std::string_view name(ReferenceRole);
[[nodiscard]] GONGWEN_EXPORT std::string_view name(PeriodRole);
[[nodiscard]] GONGWEN_EXPORT std::string_view name(DocumentRole);
[[nodiscard]] GONGWEN_EXPORT std::string_view name(IssuerPlace);
[[nodiscard]] GONGWEN_EXPORT std::string_view name(Format);
[[nodiscard]] GONGWEN_EXPORT std::string_view name(Script);
[[nodiscard]] GONGWEN_EXPORT std::string_view name(Severity);
[[nodiscard]] GONGWEN_EXPORT std::string_view name(Part);

}  // namespace gongwen
