package dev.loginsight.index.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({
        "src/A.java, java",
        "a/b.PY, python",
        "types.pyi, python",
        "app.mjs, javascript",
        "App.jsx, javascript",
        "lib.d.ts, typescript",
        "App.tsx, tsx",
        "main.go, go",
        "go.mod, text",
        "README.md, markdown",
        "pom.xml, xml",
        "build.gradle.kts, kotlin",
        "Dockerfile, dockerfile",
        "deploy/Dockerfile.prod, dockerfile",
        "Makefile, makefile",
        "CMakeLists.txt, cmake",
        "Jenkinsfile, groovy",
        "application.yml, yaml",
        ".env, properties",
        ".bashrc, shell",
        "LICENSE, text",
        "notes.unknown, text",
        "java, text",
        "py, text",
        "dir.java/file, text",
    })
    void language_ofAPath_followsTheName(String path, String language) {
        assertThat(Languages.of(path, "")).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "#!/usr/bin/env python3, python",
        "#!/usr/bin/python3.12 -u, python",
        "#!/usr/bin/env -S node --trace-warnings, javascript",
        "#!/usr/bin/env -S LANG=C deno run, typescript",
        "#! /bin/sh, shell",
        "#!/bin/bash -eu, shell",
        "#!/usr/bin/java --source 21, java",
        "#!/opt/unheard-of, text",
        "#!, text",
        "# python, text",
    })
    void language_withoutAnExtension_followsTheFirstLine(String line, String language) {
        assertThat(Languages.of("bin/tool", line + "\nprint(1)\n")).isEqualTo(language);
    }

    @Test
    void language_byName_winsOverTheFirstLine() {
        assertThat(Languages.of("a.rb", "#!/usr/bin/env python3\n")).isEqualTo("ruby");
    }

    @Test
    void language_ofAVeryLongFirstLine_doesNotTakeLong() {
        assertThat(Languages.of("tool", "#!" + "a ".repeat(1_000_000))).isEqualTo("text");
    }
}
