package dev.lakefront.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.run.option.RunOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "explain --offline hello",
                "run --dry-run --offline hello",
                "apps run-local --offline --dry-run hello"
            })
    void isAskedForInsteadOfARunWithTheSameFlags(String line) {
        Terminal terminal = Terminal.type(line);
        assertThat(terminal.started()).isNull();
        assertThat(terminal.explained())
                .isNotNull()
                .satisfies(options -> assertThat(options.folder()).isEqualTo(Path.of("hello")))
                .satisfies(options -> assertThat(options.offline().isOn()).isTrue());
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void ofExecItHasItsPortsAndStartsNothing() {
        Terminal terminal = Terminal.type("exec --offline --dry-run hello -- pytest");
        assertThat(terminal.explained()).extracting(RunOptions::port).isEqualTo(0);
        assertThat(terminal.executed()).isEmpty();
    }

    @Test
    void readsLikeThis() {
        assertThat(Terminal.type("explain").out())
                .isEqualToNormalizingNewlines(
                        """
                        The plan of a run; nothing is started.

                        App
                          folder        /apps/hello
                          kind          python (no package.json)
                          spec          app.yaml
                          build
                                        uv venv --python 3.11
                                          else uv venv
                                        uv sync
                          command       flask run
                                        (command of app.yaml)
                          port          8000, http1

                        Front door
                          URL           http://localhost:8001
                          TLS           none
                          allow hosts   box.example
                          allow origins none
                          hold          30000 ms for the app to start (see --hold)
                          workspace     https://w.example (pat)
                          app's login   developer (see --app-identity)
                          access token  auto (see --access-token)
                          you are       dora (see --as)
                          others        bo, anonymous: http://NAME.localhost:8001

                        Environment of the app (4 variables)
                          app.yaml:3  LEVEL=high
                                        beats shell: a\\n\\x1b[1m
                          login       DATABRICKS_TOKEN=***1b28ab85
                          login       DATABRICKS_CLOUD=(asked at start)
                          login       LONG=%s…

                        Set, but not passed to the app (1)
                          login       DATABRICKS_CLUSTER_ID=c

                        Warnings (1)
                          it does nothing
                            at app.yaml:1:1
                            write env:
                        """
                                .formatted("x".repeat(80)));
    }

    @Test
    void isOneLineOfJsonForPrograms() {
        assertThat(Terminal.type("explain --output json").out())
                .isEqualTo(
                        """
                        {"folder":"/apps/hello","kind":"python","kind_reason":"no package.json",\
                        "spec":"app.yaml","build":[["uv","venv","--python","3.11"],["uv","sync"]],\
                        "build_steps":[{"argv":["uv","venv","--python","3.11"],"otherwise":["uv","venv"]},\
                        {"argv":["uv","sync"]}],"command":["flask","run"],\
                        "command_reason":"command of app.yaml",\
                        "front_door":{"url":"http://localhost:8001","port":8001,"tls":"none",\
                        "allow_hosts":["box.example"],"allow_origins":[],"hold_ms":30000},\
                        "app":{"port":8000,"protocol":"http1"},\
                        "workspace":{"offline":false,"host":"https://w.example","auth_type":"pat",\
                        "app_identity":"developer","access_token":"auto"},\
                        "people":{"you":"dora","others":["bo","anonymous"]},\
                        "variables":[\
                        {"name":"LEVEL","value":"high",\
                        "origin":{"kind":"spec","file":"app.yaml","line":3},\
                        "beaten":[{"value":"a\\n\\u001B[1m","origin":{"kind":"shell"}}]},\
                        {"name":"DATABRICKS_TOKEN","fingerprint":"1b28ab85",\
                        "origin":{"kind":"login"},"beaten":[]},\
                        {"name":"DATABRICKS_CLOUD","at_start":true,\
                        "origin":{"kind":"login"},"beaten":[]},\
                        {"name":"LONG","value":"%s","origin":{"kind":"login"},"beaten":[]}],\
                        "left_out":[{"name":"DATABRICKS_CLUSTER_ID","value":"c",\
                        "origin":{"kind":"login"},"beaten":[]}],\
                        "warnings":[{"what":"it does nothing","where":"app.yaml:1:1",\
                        "fix":"write env:"}]}
                        """
                                .formatted("x".repeat(500)));
    }

    @Test
    void isAskedForInVainWithAWrongFlag() {
        Terminal terminal = Terminal.type("explain --port x --offlin");
        assertThat(terminal.explained()).isNull();
        assertThat(terminal.err()).contains("did you mean --offline?");
        assertThat(terminal.exitCode()).isEqualTo(1);
    }
}
