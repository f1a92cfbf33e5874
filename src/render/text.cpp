// The outline for people: part, value, where it came from.
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/render.hpp"
#include "render/outline.hpp"
#include "render/words.hpp"

namespace gongwen {
namespace {

using render::chinese;
using render::Outline;
using render::Style;

// Writes the fields of one document after another.
class Reader {
 public:
  Reader(Outline& out, std::string_view text) : out_(out), text_(text) {}

  void page(const Page& page);
  void document(const Document& document);

 private:
  void one(std::string_view label, std::string_view key, const std::optional<Value>& value,
           Style style = Style::plain);
  void date(std::string_view label, std::string_view key, const std::optional<Date>& date);
  void list(std::string_view label, std::string_view key, const std::vector<Value>& values);
  void body(const Document& document);
  void tables(const std::vector<Table>& tables, std::size_t depth);
  void sections(const std::vector<Section>& sections, std::size_t depth);
  void section(const Section& section, std::size_t depth);
  [[nodiscard]] std::string label_of(const Section& section, const Value& first) const;
  void attachments(const std::vector<Attachment>& attachments);
  void contacts(const std::vector<Contact>& contacts);
  void references(const std::vector<Reference>& references);
  void periods(const std::vector<Period>& periods);

  Outline& out_;
  std::string_view text_;  // that spans point into
};

std::size_t count(const std::vector<Document>& documents) {  // NOLINT(misc-no-recursion)
  std::size_t out = documents.size();
  for (const Document& document : documents) out += count(document.enclosed);
  return out;
}

void Reader::one(std::string_view label, std::string_view key, const std::optional<Value>& value,
                 Style style) {
  if (value) out_.field(label, key, value->text, value->span, style);
}

void Reader::date(std::string_view label, std::string_view key, const std::optional<Date>& date) {
  if (date) out_.field(label, key, date->iso() + "  " + date->text, date->span);
}

void Reader::list(std::string_view label, std::string_view key, const std::vector<Value>& values) {
  for (const Value& value : values) {
    const bool first = &value == values.data();
    out_.field(first ? label : "", first ? key : "", value.text, value.span);
  }
}

void Reader::page(const Page& page) {
  one("页面标题", "title", page.title);
  one("网址", "url", page.url);
  one("来源", "origin", page.origin);
  one("作者", "author", page.author);
  one("责任编辑", "editor", page.editor);
  date("发布日期", "published", page.published);
  one("索引号", "index_number", page.index_number);
  one("主题分类", "topic", page.topic);
  list("主题词", "keywords", page.keywords);
  one("有效性", "validity", page.validity);
  one("发布机构", "issuer", page.issuer);
  one("统一编号", "unified_number", page.unified_number);
  date("实施日期", "effective", page.effective);
  date("失效日期", "expires", page.expires);
}

// The label, with the blank that stands between it and what follows on its line (`1. 总则`).
std::string Reader::label_of(const Section& section, const Value& first) const {
  constexpr std::string_view ideographic_space = "\u3000";
  std::string out = section.label;
  const std::string_view before = text_.substr(0, first.span.begin);
  if (first.span.begin <= section.span.begin || out.empty()) return out;
  if (before.ends_with(' ') || before.ends_with('\t')) out += ' ';
  if (before.ends_with(ideographic_space)) out += ideographic_space;
  return out;
}

void Reader::section(const Section& section, std::size_t depth) {
  std::size_t next = 0;  // the first paragraph that is not yet on a line
  if (section.heading) {
    out_.body(depth, label_of(section, *section.heading), section.heading->text, section.span,
              Style::strong);
  } else if (!section.paragraphs.empty()) {
    const Value& first = section.paragraphs[next++];
    out_.body(depth, label_of(section, first), first.text, section.span);
  } else {
    out_.body(depth, section.label, "", section.span);
  }
  for (; next < section.paragraphs.size(); ++next) {
    out_.body(depth + 1, "", section.paragraphs[next].text, section.paragraphs[next].span);
  }
  tables(section.tables, depth + 1);
  sections(section.sections, depth + 1);
}

void Reader::tables(const std::vector<Table>& tables, std::size_t depth) {
  for (const Table& table : tables) {
    out_.body(depth, "表", std::to_string(table.rows.size()) + " 行", table.span, Style::faint);
  }
}

void Reader::sections(const std::vector<Section>& sections, std::size_t depth) {
  for (const Section& one : sections) section(one, depth);
}

void Reader::body(const Document& document) {
  if (document.paragraphs.empty() && document.sections.empty() && document.closing.empty()) return;
  out_.line("正文", Style::label);
  for (const Value& paragraph : document.paragraphs) {
    out_.body(1, "", paragraph.text, paragraph.span);
  }
  sections(document.sections, 1);
  for (const Value& paragraph : document.closing) {
    out_.body(1, "", paragraph.text, paragraph.span);
  }
  tables(document.tables, 1);
}

void Reader::attachments(const std::vector<Attachment>& attachments) {
  for (const Attachment& row : attachments) {
    const bool first = &row == attachments.data();
    std::string text = row.ordinal ? std::to_string(*row.ordinal) + ". " : std::string();
    text += row.title.text;
    if (row.url) text += "  " + *row.url;
    out_.field(first ? "附件说明" : "", first ? "attachments" : "", text, row.title.span);
  }
}

void Reader::contacts(const std::vector<Contact>& contacts) {
  for (const Contact& contact : contacts) {
    std::string text;
    const auto add = [&](std::string_view before, const Value& value) {
      text += text.empty() ? "" : " · ";
      text += before;
      text += value.text;
    };
    if (contact.organization) add("", *contact.organization);
    for (const Value& value : contact.names) add("", value);
    for (const Value& value : contact.phones) add("", value);
    for (const Value& value : contact.faxes) add("传真 ", value);
    for (const Value& value : contact.emails) add("", value);
    if (contact.address) add("", *contact.address);
    if (contact.postcode) add("邮编 ", *contact.postcode);
    const bool first = &contact == contacts.data();
    out_.field(first ? "联系方式" : "", first ? "contacts" : "", text, contact.span);
  }
}

void Reader::references(const std::vector<Reference>& references) {
  for (const Reference& row : references) {
    std::string text(chinese(row.role));
    if (row.title) text += " 《" + row.title->text + "》";
    if (row.number) text += " " + row.number->text;
    const bool first = &row == references.data();
    out_.field(first ? "引用的公文" : "", first ? "references" : "", text, row.span);
  }
}

void Reader::periods(const std::vector<Period>& periods) {
  for (const Period& row : periods) {
    std::string text = std::string(chinese(row.role)) + " " + row.start;
    if (row.end) text += "/" + *row.end;
    const bool first = &row == periods.data();
    out_.field(first ? "日期和期限" : "", first ? "dates" : "", text + "  " + row.text, row.span);
  }
}

void Reader::document(const Document& document) {
  std::string head = std::string("■ ") + std::string(chinese(document.role)) + " " +
                     std::string(name(document.role));
  if (document.kind) head += " · " + document.kind->text;
  out_.line(head, Style::good);
  out_.indent();
  one("份号", "copy_number", document.copy_number);
  one("密级", "classification", document.classification);
  one("紧急程度", "urgency", document.urgency);
  list("发文机关标志", "issuers", document.issuers);
  if (document.number)
    out_.field("发文字号", "number", document.number->text, document.number->span);
  list("签发人", "approvers", document.approvers);
  one("标题", "title", document.title, Style::strong);
  if (document.duplicate_of) {  // what it says stands above already
    out_.line("与第 " + std::to_string(*document.duplicate_of + 1) + " 件相同", Style::faint);
    out_.outdent();
    return;
  }
  list("主送机关", "addressees", document.addressees);
  body(document);
  attachments(document.attachments);
  list("发文机关署名", "signatories", document.signatories);
  date("成文日期", "date", document.date);
  one("附注", "annotation", document.annotation);
  one("公开属性", "disclosure", document.disclosure);
  list("抄送机关", "cc", document.cc);
  one("印发机关", "printed_by", document.printed_by);
  date("印发日期", "printed_on", document.printed_on);
  contacts(document.contacts);
  references(document.references);
  periods(document.dates);
  for (const Document& inner : document.enclosed) this->document(inner);
  out_.outdent();
}

std::string headline(const Result& result) {
  std::string out = result.source.name.value_or("标准输入");
  out += "  " + std::to_string(result.source.bytes) + " 字节 · " +
         render::encoding_of(result.source) + " · " + std::string(chinese(result.script));
  out += " · 公文 " + std::to_string(count(result.documents)) + " 件";
  const std::size_t repairs = render::count_of(result.repairs);
  if (repairs != 0) out += " · 修复 " + std::to_string(repairs) + " 处";
  return out;
}

}  // namespace

std::string to_text(const Result& result, const TextOptions& options) {
  Outline out(options, result.map);
  out.line(headline(result), Style::strong);
  if (options.sources) out.line("@ 后是在原始输入中的字节位置", Style::faint);
  Reader reader(out, result.text);
  if (result.page != Page{}) {
    out.gap();
    out.line("网页 page", Style::good);
    out.indent();
    reader.page(result.page);
    out.outdent();
  }
  for (const Document& document : result.documents) {
    out.gap();
    reader.document(document);
  }
  if (!result.repairs.empty()) {
    out.gap();
    out.line("修复 repairs", Style::good);
    out.indent();
    render::add_repairs(out, result.repairs);
    out.outdent();
  }
  if (!result.diagnostics.empty()) {
    out.gap();
    out.line("诊断 diagnostics", Style::good);
    out.indent();
    render::add_diagnostics(out, result.diagnostics);
    out.outdent();
  }
  return std::move(out).finish();
}

}  // namespace gongwen
