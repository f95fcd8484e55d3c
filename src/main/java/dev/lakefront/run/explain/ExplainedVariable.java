package dev.lakefront.run.explain;

import dev.lakefront.app.variable.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One variable of a plan.
 *
 * @param beaten what other origins say of it, the strongest first
 */
public record ExplainedVariable(String name, Said said, List<Said> beaten) {
    public ExplainedVariable {
        beaten = List.copyOf(beaten);
    }

    /** What one origin says of a variable. */
    public record Said(ExplainedValue value, Place origin) {}

    /**
     * An origin, for people and for programs.
     *
     * @param words as messages have it
     * @param file of the line; null where there is none
     * @param line counted from 1
     * @param resource whose value it stands in for; null if for none
     */
    public record Place(
            OriginKind kind,
            String words,
            @Nullable String file,
            @Nullable Integer line,
            @Nullable String resource) {
        static Place of(Origin origin) {
            return of(origin, origin.toString(), null);
        }

        private static Place of(Origin origin, String words, @Nullable String resource) {
            return switch (origin) {
                case Origin.Source source ->
                        new Place(OriginKind.of(source), words, null, null, resource);
                case Origin.SpecLine at ->
                        new Place(OriginKind.SPEC, words, at.file(), at.number(), resource);
                case Origin.EnvFileLine at ->
                        new Place(OriginKind.ENV_FILE, words, at.file(), at.number(), resource);
                case Origin.DotEnvLine at ->
                        new Place(OriginKind.DOT_ENV, words, ".env", at.number(), resource);
                case Origin.WorkspaceAnswer _ ->
                        new Place(OriginKind.WORKSPACE, words, null, null, resource);
                case Origin.Substitute substitute ->
                        of(substitute.given(), words, substitute.resource());
            };
        }
    }
}
