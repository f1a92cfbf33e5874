// Reads a page that to_html wrote: what stands in which cell. It knows no mending: a page that is
// not well-formed is a fault.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace gongwen::test {

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  [[nodiscard]] std::string get(const std::string& key) const {
    const auto found = attributes.find(key);
    return found == attributes.end() ? std::string() : found->second;
  }
  [[nodiscard]] bool has_class(const std::string& wanted) const {
    return (" " + get("class") + " ").find(" " + wanted + " ") != std::string::npos;
  }
};

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html) : html_(html) { read(); }

  std::string original;              // the text of all cells of the input
  std::string recovered;             // the text of all cells of what was recovered
  std::vector<Element> elements;     // in the order of the page
  std::vector<std::string> scripts;  // the contents of script elements
  std::string shown;                 // all text outside of style and script

  [[nodiscard]] std::vector<Element> all(const std::string& name) const {
    std::vector<Element> out;
    for (const Element& element : elements) {
      if (element.name == name) out.push_back(element);
    }
    return out;
  }

 private:
  static std::string resolved(std::string_view text) {
    static const std::map<std::string_view, std::string> known = {
        {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"#39", "'"}, {"#13", "\r"}};
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] != '&') {
        out += text[at];
        continue;
      }
      const std::size_t end = text.find(';', at);
      const auto found = known.find(text.substr(at + 1, end - at - 1));
      if (end == std::string_view::npos || found == known.end()) {
        throw std::runtime_error("a bare & in: " + std::string(text.substr(at, 40)));
      }
      out += found->second;
      at = end;
    }
    return out;
  }

  void text(std::string_view raw) {
    if (raw.find('>') != std::string_view::npos) {
      throw std::runtime_error("a bare > in: " + std::string(raw.substr(0, 80)));
    }
    const std::string plain = resolved(raw);
    shown += plain;
    const auto inside = [this](bool (*wanted)(const Element&)) {
      return std::any_of(open_.begin(), open_.end(), wanted);
    };
    if (inside([](const Element& e) { return e.has_class("was"); })) {
      original += plain;
    } else if (inside([](const Element& e) { return e.name == "td" || e.has_class("is"); })) {
      recovered += plain;
    }
  }

  void tag(std::string_view inside) {
    static const std::set<std::string, std::less<>> empty = {"meta", "input", "col"};
    if (inside.substr(0, 1) == "!") return;
    if (inside.substr(0, 1) == "/") {
      if (open_.empty() || open_.back().name != inside.substr(1)) {
        throw std::runtime_error("</" + std::string(inside.substr(1)) + "> closes nothing");
      }
      open_.pop_back();
      return;
    }
    Element element;
    std::size_t at = inside.find_first_of(" \n");
    element.name = inside.substr(0, at);
    while (at != std::string_view::npos && at < inside.size()) {
      at = inside.find_first_not_of(" \n", at);
      if (at == std::string_view::npos) break;
      const std::size_t end = inside.find_first_of("= ", at);
      const std::string key(inside.substr(at, end - at));
      if (end == std::string_view::npos || inside[end] == ' ') {
        element.attributes[key] = "";
        at = end;
        continue;
      }
      if (inside[end + 1] != '"') throw std::runtime_error("an attribute without quotes");
      const std::size_t close = inside.find('"', end + 2);
      element.attributes[key] = resolved(inside.substr(end + 2, close - end - 2));
      at = close + 1;
    }
    elements.push_back(element);
    if (!empty.contains(element.name)) open_.push_back(element);
  }

  void read() {
    std::size_t at = 0;
    while (at < html_.size()) {
      const std::size_t open = html_.find('<', at);
      text(html_.substr(at, open - at));
      if (open == std::string_view::npos) break;
      // An attribute has no > of its own: it is written as a reference.
      const std::size_t close = html_.find('>', open);
      if (close == std::string_view::npos) throw std::runtime_error("a tag without end");
      tag(html_.substr(open + 1, close - open - 1));
      at = close + 1;
      if (!open_.empty() && (open_.back().name == "style" || open_.back().name == "script")) {
        const std::size_t end = html_.find("</" + open_.back().name, at);
        if (open_.back().name == "script") scripts.emplace_back(html_.substr(at, end - at));
        at = end;
      }
    }
    if (!open_.empty()) throw std::runtime_error("<" + open_.back().name + "> is not closed");
  }

  std::string_view html_;
  std::vector<Element> open_;
};

}  // namespace gongwen::test
