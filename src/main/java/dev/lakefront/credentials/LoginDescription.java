package dev.lakefront.credentials;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.identity.Secret;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a login was found, or why none was: what was decided, by whom, and against what. Holds
 * secrets and shows none.
 */
public final class LoginDescription {
    private final LoginRequest request;
    private final Attributes attributes;
    private final @Nullable Login login;
    private final List<Problem> problems;

    LoginDescription(
            LoginRequest request,
            Attributes attributes,
            @Nullable Login login,
            List<Problem> problems) {
        this.request = request;
        this.attributes = login == null ? attributes : login.attributes();
        this.login = login;
        this.problems = List.copyOf(problems);
    }

    /**
     * A value of the login.
     *
     * @param text the fingerprint if it is a secret
     * @param beaten what would have been used without it, the strongest first
     */
    public record Value(String key, String text, String origin, List<Value> beaten) {}

    /**
     * What speaks for or against a way to log in.
     *
     * @param authType the CLI's name of it
     */
    public record Verdict(String authType, boolean isChosen, String reason) {}

    /** The login; null if there are problems. */
    public @Nullable Login login() {
        return login;
    }

    /** Everything that is wrong with it. */
    public List<Problem> problems() {
        return problems;
    }

    /** All that is set, in the CLI's order. */
    public List<Value> values() {
        List<Value> values = new ArrayList<>();
        for (Map.Entry<Attribute, Setting> set : attributes.settings().entrySet()) {
            values.add(value(set.getKey(), set.getValue()));
        }
        return values;
    }

    private static Value value(Attribute attribute, Setting setting) {
        List<Value> beaten = new ArrayList<>();
        for (Setting other : setting.beaten()) {
            beaten.add(value(attribute, other));
        }
        String text =
                attribute.isSecret() ? new Secret(setting.value()).toString() : setting.value();
        return new Value(attribute.key(), text, setting.origin(), beaten);
    }

    /** Variables that are set and were not looked at, because something else decides. */
    public List<String> unread() {
        List<String> unread = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) {
            String variable = attribute.variable();
            boolean steersNothing = attribute == Attribute.CONFIG_FILE;
            if (attribute.isSetBy(request.variable(variable))
                    && !steersNothing
                    && !isFoundIn(attributes.settings().get(attribute), variable)) {
                unread.add(variable);
            }
        }
        return unread;
    }

    private static boolean isFoundIn(@Nullable Setting setting, String variable) {
        if (setting == null) {
            return false;
        }
        if (setting.origin().equals(variable)) {
            return true;
        }
        for (Setting other : setting.beaten()) {
            if (other.origin().equals(variable)) {
                return true;
            }
        }
        return false;
    }

    /** Every way to log in, in the order in which they are tried. */
    public List<Verdict> verdicts() {
        return AuthVerdicts.of(attributes, request, login != null);
    }

    @Override
    public String toString() {
        return "LoginDescription[login=" + login + ", problems=" + problems + "]";
    }
}
