package dev.loginsight.api;

import dev.loginsight.api.settings.ApiProperties;
import dev.loginsight.core.insight.InsightStore;
import dev.loginsight.index.embed.StaticEmbedder;
import dev.loginsight.index.indexing.IndexHome;
import dev.loginsight.index.indexing.RepositoryHome;
import dev.loginsight.index.search.CodeIndex;
import dev.loginsight.index.search.CodeIndexes;
import dev.loginsight.index.store.LuceneCodeStore;
import dev.loginsight.insightstore.SqliteInsightStore;
import java.nio.file.Path;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a process has once, whoever makes it. Imported late, when it is known what the other rooms bring. */
@Configuration(proxyBeanMethods = false)
class SharedBeans {
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(InsightStore.class)
    SqliteInsightStore insightApiStore(ApiProperties properties) {
        return SqliteInsightStore.open(properties.insightsDatabase());
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(CodeIndexes.class)
    CodeIndexes insightApiCodeIndexes(ApiProperties properties) {
        OpenIndex opener = new OpenIndex(new IndexHome(properties.homePath()));
        CodeIndexes indexes = new CodeIndexes(opener);
        properties.repositoryPaths().forEach(indexes::add);
        return indexes;
    }

    /** One embedder for all: its model is read when the first question comes. */
    private record OpenIndex(IndexHome home, StaticEmbedder embedder) implements Function<Path, CodeIndex> {
        OpenIndex(IndexHome home) {
            this(home, StaticEmbedder.onFirstUse());
        }

        @Override
        public CodeIndex apply(Path root) {
            home.require(root, StaticEmbedder.MODEL);
            RepositoryHome repository = home.of(root);
            LuceneCodeStore store = LuceneCodeStore.openReadOnly(repository.lucene(), StaticEmbedder.MODEL);
            return CodeIndex.of(repository.root(), store, embedder);
        }
    }
}
