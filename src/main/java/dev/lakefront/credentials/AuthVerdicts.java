package dev.lakefront.credentials;

import dev.lakefront.credentials.LoginDescription.Verdict;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a login uses its auth type, and none of the others. */
final class AuthVerdicts {
    private final AuthFacts facts;
    private final @Nullable Setting chosen;

    private AuthVerdicts(Attributes attributes, LoginRequest request) {
        this.facts = new AuthFacts(attributes, request);
        this.chosen = attributes.settings().get(Attribute.AUTH_TYPE);
    }

    /**
     * A verdict for each auth type.
     *
     * @param attributes of the login; with its auth type, if that was decided
     * @param works whether the login could be made
     */
    static List<Verdict> of(Attributes attributes, LoginRequest request, boolean works) {
        var verdicts = new AuthVerdicts(attributes, request);
        List<Verdict> all = new ArrayList<>();
        for (AuthType type : AuthType.values()) {
            all.add(verdicts.verdict(type, works));
        }
        return all;
    }

    private Verdict verdict(AuthType type, boolean works) {
        Setting choice = chosen;
        if (choice != null && choice.value().equals(type.tag())) {
            return new Verdict(type.tag(), works, works ? "by " + choice.origin() : obstacle(type));
        }
        return new Verdict(type.tag(), false, facts.allow(type) ? passedOver() : obstacle(type));
    }

    private String passedOver() {
        Setting choice = chosen;
        return choice == null
                ? "possible, if nothing else fits"
                : "possible, but auth type " + choice.value() + " is chosen by " + choice.origin();
    }

    private String obstacle(AuthType type) {
        List<Problem> obstacles = facts.obstacles(type);
        return obstacles.isEmpty() ? "the login is not complete" : obstacles.getFirst().what();
    }
}
