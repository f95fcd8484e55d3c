package dev.lakefront.app.variable;

import org.jspecify.annotations.Nullable;

/** Where a variable of the app's environment comes from; {@code toString} says it to the user. */
public sealed interface Origin {
    /** An origin that needs no further words. */
    enum Source implements Origin {
        /** The platform sets it for every app. */
        PLATFORM("platform"),
        /** The developer's login, written out as variables. */
        LOGIN("login"),
        /** The environment Lakefront was started with. */
        SHELL("shell"),
        /** An {@code --env} flag. */
        FLAG("--env"),
        /** The {@code --debug} flag. */
        DEBUG("--debug"),
        /** The {@code --build} flag. */
        BUILD("--build"),
        /** The passage to the offline workspace. */
        OFFLINE_HTTPS("--offline-https");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * A line of the app spec.
     *
     * @param number counted from 1
     */
    record SpecLine(String file, int number) implements Origin {
        @Override
        public String toString() {
            return file + ":" + number;
        }
    }

    /**
     * A line of a file that {@code --env-file} names.
     *
     * @param file as typed
     * @param number counted from 1
     */
    record EnvFileLine(String file, int number) implements Origin {
        @Override
        public String toString() {
            return "--env-file " + file + ":" + number;
        }
    }

    /**
     * A line of the {@code .env} in the app's folder.
     *
     * @param number counted from 1
     */
    record DotEnvLine(int number) implements Origin {
        /** The file's name. */
        public static final String FILE = ".env";

        @Override
        public String toString() {
            return FILE + ":" + number;
        }
    }

    /**
     * What the workspace was asked for.
     *
     * @param what such as {@code deployed app shop}
     * @param age how long ago that was, if it was for an earlier run; null if for this one
     */
    record WorkspaceAnswer(String what, @Nullable String age) implements Origin {
        @Override
        public String toString() {
            return age == null ? what : what + " (kept for " + age + ")";
        }
    }

    /**
     * What stands in for a value that the spec leaves open.
     *
     * @param resource the key that it names by {@code valueFrom}; null if it is the reference of a
     *     bundle that leads nowhere
     * @param given where the value comes from instead
     */
    record Substitute(SpecLine at, @Nullable String resource, Origin given) implements Origin {
        @Override
        public String toString() {
            String open = resource == null ? "what is unknown" : "valueFrom " + resource;
            return given + ", for " + open + " at " + at;
        }
    }
}
