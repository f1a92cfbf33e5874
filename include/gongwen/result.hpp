/// @file
/// The values that reading a document gives. All are plain: they copy, compare and own what they
/// hold; positions are byte offsets into `Result::text` (UTF-8), never views.
///
/// Names follow GB/T 9704-2012 (党政机关公文格式); the JSON contract has the same names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/export.hpp"
#include "gongwen/offset_map.hpp"

namespace gongwen {

/// Something read from the text. `text` is clean (one line, no layout spaces); `span` is where it
/// stands in `Result::text`; `confidence` is in [0, 1].
struct Value {
  std::string text;      ///< clean, on one line
  Span span;             ///< in `Result::text`
  float confidence = 1;  ///< in [0, 1]
  bool operator==(const Value&) const = default;
};

/// A calendar date to the precision that the text gives: `month` and `day` are 0 where absent.
struct Date : Value {
  int year = 0;   ///< 0 where the text gives none
  int month = 0;  ///< 1 to 12; 0 where the text gives none
  int day = 0;    ///< 1 to 31; 0 where the text gives none
  /// ISO 8601 to the given precision: `2024`, `2024-09` or `2024-09-02`.
  [[nodiscard]] GONGWEN_EXPORT std::string iso() const;
  bool operator==(const Date&) const = default;
};

/// The form that a document number has.
enum class NumberForm : std::uint8_t {
  document,      ///< 市监函〔2024〕5号
  order,         ///< 财政部令第35号
  announcement,  ///< 2024年第12号
  other,         ///< any other
};

/// 发文字号 (GB/T 9704-2012, 7.2.5). `text` is canonical: 市监函〔2024〕5号.
struct Number : Value {
  std::string agency;  ///< 发文机关代字; for orders and announcements the organ and the word
  std::optional<int> year;                 ///< 年份
  std::optional<int> serial;               ///< 发文顺序号
  NumberForm form = NumberForm::document;  ///< which of the forms in use
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
  none,          ///< no numbering
};

/// A table as rows of cells, empty ones included. Its rows are paragraphs too, in the order of the
/// text.
struct Table {
  std::vector<std::vector<std::string>> rows;  ///< cells of each row, cleaned
  Span span;                                   ///< the whole table
  bool operator==(const Table&) const = default;
};

/// A numbered unit of the body.
struct Section {
  int level = 1;      ///< depth in the tree of its document, 1 outermost
  std::string label;  ///< as printed, in canonical form: 一、 （一） 1. 第一章
  LabelStyle style = LabelStyle::none;  ///< the numbering that the label belongs to
  std::optional<int> ordinal;           ///< the label's number
  std::optional<Value> heading;   ///< without label and end mark; absent where the unit has none
  bool run_in = false;            ///< heading and text share a paragraph
  Span span;                      ///< the whole unit with all that it holds
  float confidence = 1;           ///< in [0, 1], that a unit begins here
  std::vector<Value> paragraphs;  ///< its own text, without that of its sections
  std::vector<Table> tables;      ///< its own tables
  std::vector<Section> sections;  ///< the units within it
  bool operator==(const Section&) const = default;
};

/// One row of 附件说明 (GB/T 9704-2012, 7.3.4).
struct Attachment {
  std::optional<int> ordinal;       ///< its number in the list
  Value title;                      ///< without number, file ending or added quotes
  std::optional<std::string> file;  ///< the file's name, where the page gives one
  std::optional<std::string> url;   ///< the link, as the page has it
  bool operator==(const Attachment&) const = default;
};

/// Persons and numbers to ask, as one group of the text.
struct Contact {
  std::optional<Value> organization;  ///< the office to ask
  std::vector<Value> names;           ///< 联系人, without 同志 or 先生
  std::vector<Value> phones;          ///< with the area code where the text lets it be known
  std::vector<Value> faxes;           ///< 传真, written as phones are
  std::vector<Value> emails;          ///< 电子邮箱
  std::optional<Value> address;       ///< 地址
  std::optional<Value> postcode;      ///< 邮编
  Span span;                          ///< from the first to the last of them
  float confidence = 1;               ///< in [0, 1]
  bool operator==(const Contact&) const = default;
};

/// What a document does with one that it cites.
enum class ReferenceRole : std::uint8_t {
  basis,       ///< 根据, 依据
  implements,  ///< 贯彻, 落实
  forwards,    ///< 转发, 批转
  issues,      ///< 印发, 公布
  amends,      ///< 修订, 修改
  repeals,     ///< 废止
  replies_to,  ///< 收悉, 答复
  mentions,    ///< any other
};

/// Another document that this one cites, by title, number or both.
struct Reference {
  std::optional<Value> title;                    ///< without 《》
  std::optional<Value> number;                   ///< in canonical form
  ReferenceRole role = ReferenceRole::mentions;  ///< what is done with it
  Span span;                                     ///< title and number
  bool operator==(const Reference&) const = default;
};

/// What a date or period of the body is for.
enum class PeriodRole : std::uint8_t {
  deadline,   ///< by when something must be done
  effective,  ///< from when something is in force
  expiry,     ///< until when something is in force
  event,      ///< when something takes place
  mention,    ///< any other
};

/// A date or period in the body; `start` and `end` are ISO 8601 to the precision given.
struct Period : Value {
  std::string start;                      ///< ISO 8601: `2024`, `2024-09` or `2024-09-02`
  std::optional<std::string> end;         ///< ISO 8601, included; absent for a single date
  PeriodRole role = PeriodRole::mention;  ///< what it is for
  bool operator==(const Period&) const = default;
};

/// Why a document is in the input.
enum class DocumentRole : std::uint8_t {
  main,       ///< it stands on its own
  duplicate,  ///< the same document again
  forwarded,  ///< another one forwards it: 转发, 批转
  issued,     ///< another one issues it: 印发, 公布
  annex,      ///< it is an annex of another one
};

/// Which place of a document says whom it is from.
enum class IssuerPlace : std::uint8_t {
  none,        ///< no place does
  letterhead,  ///< 发文机关标志
  signature,   ///< 发文机关署名
  title,       ///< the organs that the title begins with
  page,        ///< the page's metadata
};

/// One document with its parts. A document that it forwards, issues or annexes is in `enclosed`.
struct Document {
  DocumentRole role = DocumentRole::main;  ///< why it is in the input
  std::optional<int> duplicate_of;         ///< index in `Result::documents`
  std::optional<Value> copy_number;        ///< 份号
  std::optional<Value> classification;     ///< 密级和保密期限
  std::optional<Value> urgency;            ///< 紧急程度
  std::vector<Value> issuers;              ///< 发文机关标志
  std::optional<Number> number;            ///< 发文字号
  std::vector<Value> approvers;            ///< 签发人
  std::optional<Value> title;              ///< 标题
  std::optional<Value> kind;               ///< 文种
  std::vector<Value> addressees;           ///< 主送机关
  std::vector<Value> paragraphs;           ///< 正文 before the first numbered section
  std::vector<Section> sections;           ///< the tree of numbered units
  std::vector<Value> closing;              ///< body text after the last section
  std::vector<Table> tables;               ///< tables outside of sections
  std::vector<Attachment> attachments;     ///< 附件说明
  std::vector<Value> signatories;          ///< 发文机关署名
  std::optional<Date> date;                ///< 成文日期
  std::optional<Value> annotation;         ///< 附注, without its brackets
  std::optional<Value> disclosure;  ///< 公开属性: 主动公开, 依申请公开 or 不予公开
  std::vector<Value> cc;            ///< 抄送机关
  std::optional<Value> printed_by;  ///< 印发机关
  std::optional<Date> printed_on;   ///< 印发日期
  std::vector<Contact> contacts;    ///< whom to ask, one for each group of the text
  std::vector<Reference> references;  ///< other documents that it cites
  std::vector<Period> dates;          ///< dates and periods of the body
  std::vector<Document> enclosed;     ///< what it forwards, issues or annexes
  /// The organs that the document is from, as its best place has them: the letterhead
  /// (发文机关标志), else the organs that sign (署名), else those that the title begins with, else
  /// the page's metadata. Derived from the other parts, so not in the JSON.
  std::vector<Value> issued_by;
  IssuerPlace issued_by_place = IssuerPlace::none;  ///< where `issued_by` stands
  Span span;                                        ///< all of the document in `Result::text`
  bool operator==(const Document&) const = default;
};

/// The format of an input. Text and HTML are read; the others are names of the contract.
enum class Format : std::uint8_t {
  text,    ///< plain text
  html,    ///< a web page or a piece of one
  docx,    ///< Word; this and what follows is told by its bytes, and not read
  doc,     ///< Word until 2003, WPS
  rtf,     ///< Rich Text Format
  pdf,     ///< PDF
  ofd,     ///< OFD (GB/T 33190)
  mhtml,   ///< a web page saved with its pictures
  email,   ///< mail whose body is encoded or of several parts
  json,    ///< records: JSON Lines, or a list of objects
  binary,  ///< no text: a picture, an archive, a program, a table …
};

/// What the bytes were.
struct Source {
  std::optional<std::string> name;               ///< as the caller gave it
  std::uint64_t bytes = 0;                       ///< size of the input
  Format format = Format::text;                  ///< what the bytes are
  std::string encoding = "UTF-8";                ///< WHATWG name; `none` where nothing was read
  std::optional<std::string> declared_encoding;  ///< what a BOM, a caller or markup claimed
  float encoding_confidence = 1;                 ///< in [0, 1]
  bool operator==(const Source&) const = default;
};

/// Script of the input before conversion.
enum class Script : std::uint8_t {
  hans,   ///< simplified
  hant,   ///< traditional
  mixed,  ///< both carry weight
  none,   ///< no Chinese
};

/// What the page around the documents says of itself.
struct Page {
  std::optional<Value> title;           ///< a headline that is no document's title
  std::optional<Value> url;             ///< address of the page or of its original
  std::optional<Value> origin;          ///< 来源
  std::optional<Value> author;          ///< 作者
  std::optional<Value> editor;          ///< 责任编辑
  std::optional<Date> published;        ///< 发布日期
  std::optional<Value> index_number;    ///< 索引号
  std::optional<Value> topic;           ///< 主题分类
  std::vector<Value> keywords;          ///< 主题词
  std::optional<Value> validity;        ///< 有效性
  std::optional<Value> issuer;          ///< 发文机关 of the metadata
  std::optional<Value> unified_number;  ///< 统一编号
  std::optional<Date> effective;        ///< 实施日期
  std::optional<Date> expires;          ///< 失效日期
  bool operator==(const Page&) const = default;
};

/// One change between source and text: something inserted, dropped or replaced. Equal repairs are
/// folded into one row: `count` of them, `span` and `source` of the first.
struct Repair {
  RepairKind kind = RepairKind::none;  ///< why
  std::string before;                  ///< what the source has
  std::string after;                   ///< what the text has
  Span span;                           ///< in `Result::text`; empty where something was dropped
  Span source;                         ///< in the source bytes; empty where something was put in
  std::uint32_t count = 1;             ///< how many equal ones this row stands for
  float confidence = 1;                ///< in [0, 1]
  bool operator==(const Repair&) const = default;
};

/// How much a diagnostic matters.
enum class Severity : std::uint8_t {
  note,     ///< good to know
  warning,  ///< part of the input is in doubt
  error,    ///< the input or part of it could not be read
};

/// What a reader should know: dirt, doubt, a limit that was reached. Never an exception.
struct Diagnostic {
  Severity severity = Severity::note;  ///< how much it matters
  std::string code;          ///< stable, lower case: `unrecoverable`, `ambiguous_date` …
  std::string message;       ///< a sentence
  std::optional<Span> span;  ///< the text that it is about
  bool operator==(const Diagnostic&) const = default;
};

/// What a segment of the text is. Noise is a part too: nothing is deleted.
enum class Part : std::uint8_t {
  // Around documents.
  blank,          ///< nothing but space
  navigation,     ///< menus, buttons, where the page stands
  page_title,     ///< the page's headline
  page_metadata,  ///< 来源, 发布日期, 索引号 …
  related,        ///< links to other pages
  disclaimer,     ///< the site's own notes
  footer,         ///< the foot of the page
  // 版头.
  copy_number,     ///< 份号
  classification,  ///< 密级和保密期限
  urgency,         ///< 紧急程度
  issuer,          ///< 发文机关标志
  number,          ///< 发文字号
  approver,        ///< 签发人
  // 主体.
  title,         ///< 标题
  passing_line,  ///< the line under a title that tells when and by whom it was passed
  addressee,     ///< 主送机关
  paragraph,     ///< 正文
  heading,       ///< the heading of a section
  table,         ///< a row of a table
  closing,       ///< 结束语
  attachment,    ///< 附件说明
  signatory,     ///< 发文机关署名
  date,          ///< 成文日期
  annotation,    ///< 附注
  disclosure,    ///< 公开属性
  contact,       ///< whom to ask
  // 版记.
  cc,       ///< 抄送机关
  printed,  ///< 印发机关和印发日期
  other,    ///< none of these
};

/// A labelled stretch of text. Segments tile `Result::text`.
struct Segment {
  Part part = Part::other;       ///< what it is
  std::optional<int> document;   ///< index of its document in reading order (pre-order of the tree)
  Span span;                     ///< in `Result::text`
  float confidence = 1;          ///< in [0, 1]
  Part runner_up = Part::other;  ///< the second-best label
  bool operator==(const Segment&) const = default;
};

/// All that reading one input gives.
struct Result {
  Source source;                        ///< what the bytes were
  Script script = Script::none;         ///< of the input, before conversion
  Page page;                            ///< what the page says of itself
  std::vector<Repair> repairs;          ///< every change between source and text
  std::vector<Document> documents;      ///< in reading order
  std::vector<Diagnostic> diagnostics;  ///< dirt, doubt, limits reached
  std::string text;                     ///< the clean text, UTF-8
  OffsetMap map;                        ///< source bytes ↔ `text`
  std::vector<Segment> segments;        ///< they tile `text`
  bool operator==(const Result&) const = default;
};

/// The first violation of the promises of this library, as a sentence; empty if there is none:
/// map and segments tile source and text, every span is in bounds and on character boundaries, and
/// every value is the text of its span and lies in segments of its part. Linear in the size of the
/// result. Any result may be asked about, one that was made by hand or read from JSON, too.
[[nodiscard]] GONGWEN_EXPORT std::string broken_invariant(const Result& result);

/// @{
/// Why nothing was read of an input: its diagnostic `unsupported_format` or `not_text`; null where
/// it was read. What was not read has no text, no segments and no documents: `Source::bytes` and
/// this diagnostic account for it.
[[nodiscard]] GONGWEN_EXPORT const Diagnostic* why_unread(const Result& result);
[[nodiscard]] GONGWEN_EXPORT const Diagnostic* why_unread(const std::vector<Diagnostic>& found);
/// @}

/// @{
/// The name of a value in the JSON contract. It lives as long as the program.
/// @throws std::invalid_argument for a number that is none of the enumeration
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
/// @}

/// @{
/// The other way: sets the value that `name` gives this name; false, and nothing set, if none does.
[[nodiscard]] GONGWEN_EXPORT bool read_name(std::string_view name, RepairKind& value);
[[nodiscard]] GONGWEN_EXPORT bool read_name(std::string_view name, NumberForm& value);
[[nodiscard]] GONGWEN_EXPORT bool read_name(std::string_view name, LabelStyle& value);
[[nodiscard]] GONGWEN_EXPORT bool read_name(std::string_view name, ReferenceRole& value);
[[nodiscard]] GONGWEN_EXPORT bool read_name(std::string_view name, PeriodRole& value);
[[nodiscard]] GONGWEN_EXPORT bool read_name(std::string_view name, DocumentRole& value);
[[nodiscard]] GONGWEN_EXPORT bool read_name(std::string_view name, IssuerPlace& value);
[[nodiscard]] GONGWEN_EXPORT bool read_name(std::string_view name, Format& value);
[[nodiscard]] GONGWEN_EXPORT bool read_name(std::string_view name, Script& value);
[[nodiscard]] GONGWEN_EXPORT bool read_name(std::string_view name, Severity& value);
[[nodiscard]] GONGWEN_EXPORT bool read_name(std::string_view name, Part& value);
/// @}

/// The value of an enumeration that has a name, `from_name<Part>("title")`; nothing if none has it.
template <typename Enum>
[[nodiscard]] std::optional<Enum> from_name(std::string_view name) {
  Enum value{};
  return read_name(name, value) ? std::optional<Enum>(value) : std::nullopt;
}

}  // namespace gongwen
