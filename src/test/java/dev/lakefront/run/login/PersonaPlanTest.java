package dev.lakefront.run.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.identity.Persona;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.option.LoginOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonaPlanTest {
    private static final boolean OFFLINE = true;
    private static final boolean REAL = false;

    @TempDir Path folder;

    private void written() throws IOException {
        Files.writeString(
                folder.resolve("personas.yaml"),
                "personas: [{id: made-up}, {id: real, profile: dev}]");
    }

    private String usual(@Nullable String as, boolean offline) {
        Persona usual = PersonaPlan.of(folder, as, offline).usual();
        return Objects.requireNonNull(usual).id();
    }

    private static List<Problem> problemsOf(Runnable plan) {
        return catchThrowableOfType(ProblemException.class, plan::run).problems();
    }

    @Test
    void offlineOneIsTheFirstOrWhomTheFlagNames() throws IOException {
        assertThat(usual(null, OFFLINE)).isEqualTo("alice");
        assertThat(usual("guest", OFFLINE)).isEqualTo("guest");
        written();
        assertThat(usual(null, OFFLINE)).isEqualTo("made-up");
        assertThat(usual("real", OFFLINE)).isEqualTo("real");
    }

    @Test
    void onARealWorkspaceOneIsTheDeveloperUnlessTheFlagSaysOtherwise() throws IOException {
        assertThat(PersonaPlan.of(folder, null, REAL)).isEqualTo(PersonaPlan.NONE);
        written();
        PersonaPlan plan = PersonaPlan.of(folder, null, REAL);
        assertThat(plan.usual()).isNull();
        assertThat(plan.login(LoginOptions.DEFAULT)).isEqualTo(LoginOptions.DEFAULT);
    }

    @Test
    void aPersonaWithAProfileHasItsLogin() throws IOException {
        written();
        PersonaPlan plan = PersonaPlan.of(folder, "real", REAL);
        assertThat(plan.login(LoginOptions.DEFAULT).profile()).isEqualTo("dev");
        assertThat(problemsOf(() -> plan.login(LoginOptions.DEFAULT.ofProfile("prod"))))
                .extracting(Problem::what)
                .containsExactly("--as real: has the profile dev");
    }

    @Test
    void aMadeUpPersonaLeavesTheDeveloperTheLogin() throws IOException {
        written();
        PersonaPlan plan = PersonaPlan.of(folder, "made-up", REAL);
        assertThat(plan.login(LoginOptions.DEFAULT)).isEqualTo(LoginOptions.DEFAULT);
    }

    @Test
    void nobodyAtAllIsNotWhoOneIs() {
        assertThat(problemsOf(() -> PersonaPlan.of(folder, "anonymous", OFFLINE)))
                .extracting(Problem::fix)
                .containsExactly("choose one of these; nobody is anonymous.localhost in each run");
    }

    @Test
    void nobodyOfThatNameIsAnError() {
        assertThat(problemsOf(() -> PersonaPlan.of(folder, "bobby", OFFLINE)))
                .extracting(Problem::what)
                .containsExactly("as: bobby (expected: alice, bob, guest)");
    }
}
