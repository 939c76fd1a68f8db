package dev.loginsight.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.index.search.Question.Mention;
import org.junit.jupiter.api.Test;

class QuestionTest {
    @Test
    void identifier_namesADeclarationMostSurely() {
        assertThat(Question.of("where is FormData read").names())
                .containsEntry("formdata", Mention.IDENTIFIER)
                .containsEntry("read", Mention.SINGLE);
        assertThat(Question.of("form_data").names()).containsEntry("formdata", Mention.IDENTIFIER);
    }

    @Test
    void symbol_ownerOnlyOwns() {
        assertThat(Question.of("Rack::Response").names())
                .containsEntry("response", Mention.IDENTIFIER)
                .containsEntry("rack", Mention.OWNER);
        assertThat(Question.of("Rack::Response").isSymbol()).isTrue();
    }

    @Test
    void neighbours_mayBeOneName() {
        Question question = Question.of("how does the type adapter factory work");
        assertThat(question.names())
                .containsEntry("typeadapter", Mention.JOINED)
                .containsEntry("typeadapterfactory", Mention.JOINED)
                .containsEntry("adapter", Mention.SINGLE)
                .doesNotContainKeys("how", "the", "doestype", "work");
    }

    @Test
    void plural_namesTheSingularToo() {
        assertThat(Question.of("background tasks").names()).containsKeys("tasks", "task", "backgroundtask");
    }

    @Test
    void lexicalText_repeatsWhatWeighsMore() {
        String text = Question.of("implementation of caching").lexicalText();
        assertThat(text.split("\\bcaching\\b", -1).length).isGreaterThan(text.split("\\bimplementation\\b", -1).length);
        assertThat(text).doesNotContain(" of ");
    }

    @Test
    void stopWords_countWhenTheyAreAllThereIs() {
        assertThat(Question.of("with").isEmpty()).isFalse();
        assertThat(Question.of("how is it").isEmpty()).isTrue();
        assertThat(Question.of("").isEmpty()).isTrue();
    }

    @Test
    void endlessText_isCut() {
        assertThat(Question.of("word ".repeat(1_000_000)).text().length()).isLessThan(10_000);
        assertThat(Question.of("a".repeat(1_000_000)).isEmpty()).isFalse();
    }
}
