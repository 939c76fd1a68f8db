package dev.loginsight.api.guard;

import dev.loginsight.api.problem.OwnPaths;
import dev.loginsight.api.settings.ApiProperties;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The guards stand before this room's paths only: who may send logs to the ingestor is the ingestor's business. */
@Configuration(proxyBeanMethods = false)
public class GuardBeans {
    @Bean
    FilterRegistrationBean<SecurityHeaders> insightApiSecurityHeaders() {
        FilterRegistrationBean<SecurityHeaders> everywhere = before(new SecurityHeaders(), 0);
        // On a path that nobody has, too: the page that says so is ours.
        everywhere.setUrlPatterns(List.of("/*"));
        return everywhere;
    }

    @Bean
    FilterRegistrationBean<HostGuard> insightApiHostGuard(ApiProperties properties) {
        return before(new HostGuard(properties.bind(), properties.api().allowedHosts()), 1);
    }

    @Bean
    FilterRegistrationBean<CrossSiteGuard> insightApiCrossSiteGuard() {
        return before(new CrossSiteGuard(), 2);
    }

    private static <T extends Filter> FilterRegistrationBean<T> before(T filter, int order) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setUrlPatterns(OwnPaths.PATTERNS);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100 + order);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        registration.setAsyncSupported(true);
        return registration;
    }
}
