package dev.loginsight.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTraitsTest {
    private static final String[] OTHERS = {"src/A.java", "src/B.java", "src/C.java", "lib/d.py", "lib/e.py", "web/f.ts"
    };

    private static FileTraits with(String... paths) {
        Map<String, Integer> chunks = new TreeMap<>();
        for (String path : OTHERS) {
            chunks.put(path, 20);
        }
        for (String path : paths) {
            chunks.put(path, 20);
        }
        return FileTraits.of(chunks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/java/A.java",
                "tests/a.py",
                "pkg/a_test.go",
                "web/a.spec.ts",
                "web/__tests__/a.ts",
                "src/OrderTest.java",
                "src/OrderIT.java",
                "spec/a.rb",
                "test_a.py",
                "conftest.py",
                "api-tests/A.java"
            })
    void tests_areKnownByPath(String path) {
        assertThat(with(path).isTest(path)).isTrue();
        assertThat(with(path).penalty(path, Set.of("order"))).isLessThan(.5);
        assertThat(with(path).penalty(path, Set.of("tests"))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/Latest.java",
                "src/Contest.java",
                "src/attest/A.java",
                "src/IT.java",
                "src/Testimony.java",
                "src/A.java"
            })
    void otherFiles_areNoTests(String path) {
        assertThat(with(path).isTest(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "legacy/A.java, .6",
        "src/deprecated/a.py, .6",
        "examples/a.py, .6",
        "src/windows/a.c, .75",
        "src/internal/A.java, .85",
        "src/A.java, 1",
        "api/v1/a.go, .6"
    })
    void penalty_ofOtherTraits(String path, double penalty) {
        assertThat(with(path, "api/v2/a.go").penalty(path, Set.of("order"))).isEqualTo(penalty);
    }

    @Test
    void whatTheQuestionNames_isNoPenalty() {
        assertThat(with("src/windows/a.c").penalty("src/windows/a.c", Set.of("windows")))
                .isEqualTo(1);
        assertThat(with("legacy/A.java").penalty("legacy/A.java", Set.of("legacy")))
                .isEqualTo(1);
        assertThat(with("api/v1/a.go", "api/v2/a.go").penalty("api/v1/a.go", Set.of("v1")))
                .isEqualTo(1);
    }

    @Test
    void whatMostFilesAre_isNoException() {
        Map<String, Integer> chunks = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            chunks.put("examples/src/F" + i + ".java", 5);
        }
        assertThat(FileTraits.of(chunks).penalty("examples/src/F1.java", Set.of()))
                .isEqualTo(1);
    }
}
