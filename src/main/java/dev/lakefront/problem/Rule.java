package dev.lakefront.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What kind of mistake something is. The ids are a promise: people switch a rule off by it, and
 * code hosts keep by it what was said of an alert.
 */
public enum Rule {
    APP_SPEC("app.yaml says what cannot be used, or what nothing reads"),
    BUNDLE("databricks.yml says what cannot be used, or what nothing reads"),
    PACKAGE_JSON("package.json cannot be read"),
    ENV_FILE("An env file has a line that says nothing"),
    RUN("The app cannot be run as it is"),
    FILE_SIZE("A file is larger than the platform takes"),
    SECRETS_FILE("Git does not ignore the secrets of the offline workspace"),
    UPLOADED_PACKAGES("Installed packages would be uploaded as a part of the app"),
    LOCK_FILE("No lock file holds the versions that were tried"),
    UNREAD_BUILD_FILE("A file that the platform's build does not read"),
    PORT("The platform reaches an app at no other port than DATABRICKS_APP_PORT"),
    ADDRESS("The platform asks apps to listen on 0.0.0.0");

    private final String description;

    Rule(String description) {
        this.description = description;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule in one sentence. */
    public String description() {
        return description;
    }

    /** The one for what stands there. */
    static Rule at(@Nullable String where) {
        if (where == null) {
            return RUN;
        }
        String file = Place.parse(where).file();
        return switch (file.substring(file.lastIndexOf('/') + 1)) {
            case "app.yml", "app.yaml" -> APP_SPEC;
            case "databricks.yml", "databricks.yaml", "bundle.yml", "bundle.yaml" -> BUNDLE;
            case "package.json" -> PACKAGE_JSON;
            case ".env" -> ENV_FILE;
            default -> RUN;
        };
    }
}
