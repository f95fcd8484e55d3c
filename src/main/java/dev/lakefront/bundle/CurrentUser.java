package dev.lakefront.bundle;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whom a bundle calls {@code ${workspace.current_user}}: whoever would deploy it.
 *
 * @param fields what can be said of that user, by its name in a reference
 */
public record CurrentUser(Map<String, String> fields) {
    private static final String USER_NAME = "userName";
    private static final String DISPLAY_NAME = "displayName";
    private static final String SHORT_NAME = "short_name";
    private static final String DOMAIN_FRIENDLY_NAME = "domain_friendly_name";

    /** Nobody has been asked yet. */
    static final CurrentUser UNASKED = unasked();

    /** A service principal's user name is its application id. */
    private static final Pattern APPLICATION_ID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    public CurrentUser {
        fields = Map.copyOf(fields);
    }

    /**
     * A user with the two short names that the Databricks CLI makes up (libs/iamutil/user.go).
     *
     * @param scim the scalars of the user (RFC 7643, 4.1), {@code userName} among them
     */
    public static CurrentUser of(Map<String, String> scim) {
        Map<String, String> fields = new HashMap<>(scim);
        String name = shortName(scim);
        fields.put(SHORT_NAME, name);
        fields.put(DOMAIN_FRIENDLY_NAME, name.replace('_', '-'));
        return new CurrentUser(fields);
    }

    private static CurrentUser unasked() {
        Map<String, String> fields = new HashMap<>();
        for (String name :
                List.of(USER_NAME, DISPLAY_NAME, "id", SHORT_NAME, DOMAIN_FRIENDLY_NAME)) {
            fields.put(name, WorkspaceFacts.unaskedUser());
        }
        return new CurrentUser(fields);
    }

    private static String shortName(Map<String, String> scim) {
        String name = scim.getOrDefault(USER_NAME, "");
        if (APPLICATION_ID.matcher(name).matches()) {
            name = scim.getOrDefault(DISPLAY_NAME, name);
        }
        int at = name.indexOf('@');
        String local = (at < 0 ? name : name.substring(0, at)).toLowerCase(Locale.ROOT);
        String joined = NO_LETTER_OR_DIGIT.matcher(local).replaceAll("_");
        return joined.replaceAll("^_|_$", "");
    }
}
