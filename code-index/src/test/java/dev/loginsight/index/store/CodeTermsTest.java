package dev.loginsight.index.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeTermsTest {
    @ParameterizedTest
    @CsvSource({
        "parseHTTPResponse2, parse http response 2",
        "form_data, form data",
        "__init__, init",
        "XMLReader, xml reader",
        "A, a",
        "IO, io",
        "utf8, utf 8",
        "$total$0, total 0",
        "größeBerechnen, größe berechnen"
    })
    void parts_ofAnIdentifier(String identifier, String parts) {
        assertThat(String.join(" ", CodeTerms.parts(identifier))).isEqualTo(parts);
    }

    @Test
    void terms_spellingsOfOneName_share() {
        CodeTerms terms = new CodeTerms();
        assertThat(terms.of("FormData")).contains("formdata").isEqualTo(terms.of("form_data"));
        assertThat(terms.of("formdata")).containsExactly("formdata");
    }

    @Test
    void terms_punctuationAndLoneLetters_giveNothing() {
        assertThat(new CodeTerms().of("i = x + \"\" // ;;; _ $ \u0000\uFFFF")).isEmpty();
    }

    @Test
    void terms_scriptWithoutBlanks_isFoundByItsCharacters() {
        assertThat(new CodeTerms().of("支払い失敗 payment"))
                .contains("支", "払", "い", "失", "敗")
                .hasSize(6);
    }

    @Test
    void terms_endlessWord_isCut() {
        assertThat(new CodeTerms().of("x".repeat(1_000_000)))
                .singleElement()
                .satisfies(t -> assertThat(t.length()).isLessThanOrEqualTo(256));
    }

    @ParameterizedTest
    @CsvSource({
        "parser, parsing",
        "resolver, resolution",
        "queries, query",
        "classes, class",
        "retries, retry",
        "indexed, index",
        "serialization, serializer",
        "matches, matching",
        "logger, logs"
    })
    void stems_ofOneFamily_meet(String one, String other) {
        assertThat(CodeTerms.stem(one)).isEqualTo(CodeTerms.stem(other));
    }

    @ParameterizedTest
    @CsvSource({"status, state", "bus, buses2", "process, produce", "user, use", "index, indent"})
    void stems_ofDifferentWords_stayApart(String one, String other) {
        assertThat(CodeTerms.stem(one)).isNotEqualTo(CodeTerms.stem(other));
    }

    @Test
    void simpleName_isWhatFollowsTheLastSeparator() {
        assertThat(CodeTerms.simpleName("Outer.Inner#method")).isEqualTo("method");
        assertThat(CodeTerms.simpleName("Outer.Inner")).isEqualTo("Inner");
        assertThat(CodeTerms.simpleName("Outer#<init>")).isEqualTo("<init>");
        assertThat(CodeTerms.simpleName("")).isEmpty();
    }
}
