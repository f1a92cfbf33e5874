#include "render/marks.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "render/html_escape.hpp"
#include "render/words.hpp"

namespace gongwen::render {
namespace {

class Marker {
 public:
  explicit Marker(const Result& result) : result_(result) {}

  Marks mark() && {
    page(result_.page);
    for (const Document& document : result_.documents) add(document, -1, 0);
    return std::move(out_);
  }

 private:
  // The name of a field in both languages, and its colour.
  struct Field {
    std::string_view key;
    std::string_view chinese;
    Group group = Group::head;
  };

  Mark& put(Field field, const Value& value) {
    const std::size_t index = out_.all.size();
    Mark& mark = out_.all.emplace_back();
    mark.field = field.key;
    mark.chinese = field.chinese;
    mark.group = field.group;
    mark.value = value.text;
    mark.span = value.span;
    mark.confidence = value.confidence;
    mark.document = document_;
    (document_ < 0 ? out_.page : out_.documents[static_cast<std::size_t>(document_)].marks)
        .push_back(index);
    return mark;
  }
  void put(Field field, const std::optional<Value>& value) {
    if (value) put(field, *value);
  }
  void put(Field field, const std::optional<Date>& date) {
    if (date) put(field, static_cast<const Value&>(*date)).value = date->iso();
  }
  void put(Field field, const std::vector<Value>& values) {
    for (const Value& value : values) put(field, value);
  }

  void page(const Page& page) {
    constexpr Group of = Group::page;
    put({"title", "页面标题", of}, page.title);
    put({"url", "网址", of}, page.url);
    put({"origin", "来源", of}, page.origin);
    put({"author", "作者", of}, page.author);
    put({"editor", "责任编辑", of}, page.editor);
    put({"published", "发布日期", of}, page.published);
    put({"index_number", "索引号", of}, page.index_number);
    put({"topic", "主题分类", of}, page.topic);
    put({"keywords", "主题词", of}, page.keywords);
    put({"validity", "有效性", of}, page.validity);
    put({"issuer", "发布机构", of}, page.issuer);
    put({"unified_number", "统一编号", of}, page.unified_number);
    put({"effective", "实施日期", of}, page.effective);
    put({"expires", "失效日期", of}, page.expires);
  }

  // NOLINTNEXTLINE(misc-no-recursion): as deep as the outline, which the parser bounds
  void sections(const std::vector<Section>& sections) {
    for (const Section& section : sections) {
      Value value{section.label, section.span, section.confidence};
      if (section.heading) {
        value.text += section.heading->text;
        value.span.end = std::max(value.span.begin, section.heading->span.end);
      } else if (!section.paragraphs.empty()) {
        const Value& first = section.paragraphs.front();
        constexpr std::size_t enough = 20;  // characters to know the section by
        const std::string_view known_by = opening(first.text, enough);
        value.text += known_by;
        if (known_by.size() < first.text.size()) value.text += "…";
        // The label alone is marked: the paragraph has no heading.
        if (first.span.begin > value.span.begin) value.span.end = first.span.begin;
      }
      put({section.heading ? "heading" : "section", section.heading ? "层次标题" : "条目",
           Group::heading},
          value)
          .level = std::max(section.level, 1);
      this->sections(section.sections);
    }
  }

  void contact(const Contact& contact) {
    constexpr Group of = Group::contact;
    put({"organization", "联系单位", of}, contact.organization);
    put({"names", "联系人", of}, contact.names);
    put({"phones", "电话", of}, contact.phones);
    put({"faxes", "传真", of}, contact.faxes);
    put({"emails", "邮箱", of}, contact.emails);
    put({"address", "地址", of}, contact.address);
    put({"postcode", "邮编", of}, contact.postcode);
  }

  void head(const Document& document) {
    put({"copy_number", "份号"}, document.copy_number);
    put({"classification", "密级和保密期限"}, document.classification);
    put({"urgency", "紧急程度"}, document.urgency);
    put({"issuers", "发文机关标志"}, document.issuers);
    if (document.number) put({"number", "发文字号"}, static_cast<const Value&>(*document.number));
    put({"approvers", "签发人"}, document.approvers);
    put({"title", "标题", Group::title}, document.title);
    put({"kind", "文种", Group::title}, document.kind);
    put({"addressees", "主送机关"}, document.addressees);
  }

  void tail(const Document& document) {
    constexpr Group of = Group::tail;
    for (const Attachment& item : document.attachments) {
      put({"attachments", "附件说明", of}, item.title);
    }
    put({"signatories", "发文机关署名", of}, document.signatories);
    put({"date", "成文日期", of}, document.date);
    put({"annotation", "附注", of}, document.annotation);
    put({"disclosure", "公开属性", of}, document.disclosure);
    put({"cc", "抄送机关", of}, document.cc);
    put({"printed_by", "印发机关", of}, document.printed_by);
    put({"printed_on", "印发日期", of}, document.printed_on);
  }

  void mentions(const Document& document) {
    for (const Contact& one : document.contacts) contact(one);
    const auto cite = [&](std::string_view term, const std::optional<Value>& value,
                          ReferenceRole role) {
      if (value) put({"references", term, Group::cite}, *value).note = chinese(role);
    };
    for (const Reference& one : document.references) {
      cite("引用的公文", one.title, one.role);
      cite("引用的字号", one.number, one.role);
    }
    for (const Period& one : document.dates) {
      Mark& mark = put({"dates", "文中日期", Group::date}, static_cast<const Value&>(one));
      mark.value = one.start + (one.end ? " – " + *one.end : "");
      mark.note = chinese(one.role);
    }
  }

  // NOLINTNEXTLINE(misc-no-recursion): as deep as documents enclose one another, which is bounded
  void add(const Document& document, int parent, int depth) {
    const int own = static_cast<int>(out_.documents.size());
    document_ = own;
    out_.documents.push_back({&document, parent, depth, {}});
    head(document);
    sections(document.sections);
    tail(document);
    mentions(document);
    for (const Document& enclosed : document.enclosed) add(enclosed, own, depth + 1);
    document_ = parent;
  }

  const Result& result_;
  Marks out_;
  int document_ = -1;
};

}  // namespace

Marks marks_of(const Result& result) {
  return Marker(result).mark();
}

}  // namespace gongwen::render
