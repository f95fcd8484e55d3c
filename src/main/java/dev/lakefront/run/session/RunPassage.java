package dev.lakefront.run.session;

import dev.lakefront.app.variable.Variable;
import dev.lakefront.certificates.LocalAuthority;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.plan.PassagePlan;
import dev.lakefront.workspace.passage.Home;
import dev.lakefront.workspace.passage.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The passage of a run to its offline workspace, and what the app must know to find it. */
final class RunPassage implements AutoCloseable {
    private final Passage passage;
    private final Path trusted;
    private final AppProxy proxy;

    private RunPassage(Passage passage, Path trusted, AppProxy proxy) {
        this.passage = passage;
        this.trusted = trusted;
        this.proxy = proxy;
    }

    /**
     * Opens it. Takes a third of a second where there is no local CA yet.
     *
     * @param app the app's environment without it
     * @param port where the workspace listens
     * @throws ProblemException if the local CA cannot be used, or the app's proxy stands in the way
     */
    static RunPassage open(PassagePlan plan, Map<String, String> app, int port)
            throws InterruptedException {
        AppProxy proxy = AppProxy.of(app);
        LocalAuthority authority = LocalAuthority.in(plan.folder(), plan.clock());
        Path trusted = trustFile(authority, app);
        Home home = new Home(PassagePlan.HOST, port, new OnceMade(() -> tls(authority)));
        try {
            return new RunPassage(Passage.open(home, proxy.address()), trusted, proxy);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "the passage to the offline workspace cannot listen: " + e.getMessage(),
                            "leave it out: --offline-https=false"));
        }
    }

    private static Path trustFile(LocalAuthority authority, Map<String, String> app) {
        Path instead = file(app, "SSL_CERT_FILE");
        List<Path> others =
                Stream.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS")
                        .map(name -> file(app, name))
                        .filter(file -> file != null && !file.equals(instead))
                        .distinct()
                        .toList();
        return authority.trustFile(instead, others);
    }

    private static @Nullable Path file(Map<String, String> app, String name) {
        String value = app.getOrDefault(name, "");
        return value.isEmpty() ? null : Path.of(value);
    }

    private static SSLContext tls(LocalAuthority authority) {
        try {
            return authority.certificateForHost(PassagePlan.HOST).tls();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run ends", e);
        }
    }

    /** Beside the login: where the proxy is, and whom to trust. */
    List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        for (String name : PassagePlan.VARIABLES) {
            variables.add(PassagePlan.variable(name, value(name)));
        }
        return variables;
    }

    private String value(String name) {
        return switch (name) {
            case "HTTPS_PROXY", "https_proxy" -> passage.address();
            case "NO_PROXY", "no_proxy" -> proxy.exceptions();
            case "NODE_USE_ENV_PROXY" -> "1";
            default -> trusted.toString();
        };
    }

    @Override
    public void close() {
        passage.close();
    }

    /** Makes it when it is asked for first. */
    private static final class OnceMade implements Supplier<SSLContext> {
        private final Supplier<SSLContext> maker;
        private @Nullable SSLContext made;

        OnceMade(Supplier<SSLContext> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized SSLContext get() {
            SSLContext tls = made;
            if (tls == null) {
                tls = maker.get();
                made = tls;
            }
            return tls;
        }
    }
}
