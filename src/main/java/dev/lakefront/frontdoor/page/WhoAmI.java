package dev.lakefront.frontdoor.page;

import dev.lakefront.frontdoor.rule.Accepted;
import dev.lakefront.frontdoor.rule.PersonaCookie;
import dev.lakefront.frontdoor.rule.RequestTarget;
import dev.lakefront.frontdoor.settings.People;
import dev.lakefront.frontdoor.settings.Person;
import dev.lakefront.identity.Caller;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says who one is to the app, and why; and lets one be somebody else. */
public final class WhoAmI {
    private static final String PATH = "/.lakefront/whoami";
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

    /** Why one is who one is. */
    public enum Why {
        TOKEN("by the token of the request"),
        HOST("by the name of the host"),
        COOKIE("chosen here"),
        DEFAULT("as nothing says otherwise");

        final String words;

        Why(String words) {
            this.words = words;
        }
    }

    private WhoAmI() {}

    public static boolean isAskedBy(HttpRequest inbound) {
        return RequestTarget.path(inbound).equals(PATH);
    }

    /** Whether the page answers this method. */
    public static boolean takes(HttpMethod method) {
        return METHODS.contains(method.name());
    }

    /** To a request of another method (RFC 9110, 15.5.6). */
    public static FullHttpResponse otherMethod() {
        FullHttpResponse answer = OwnAnswer.of(405, "text/plain", "");
        answer.headers().set(HttpHeaderNames.ALLOW, String.join(", ", METHODS));
        return answer;
    }

    /** Whether the request would have one be somebody else from now on. */
    public static boolean isSwitchBy(HttpRequest inbound) {
        return isAskedBy(inbound) && HttpMethod.POST.equals(inbound.method());
    }

    /**
     * Switches to whom the query names; nobody of that name: back to who one is without a choice.
     */
    public static FullHttpResponse switched(HttpRequest inbound, People people) {
        List<String> named =
                new QueryStringDecoder(inbound.uri()).parameters().getOrDefault("as", List.of());
        Person person = named.size() == 1 ? people.withId(named.getFirst()) : null;
        FullHttpResponse answer = OwnAnswer.of(303, "text/plain", "");
        answer.headers()
                .set(HttpHeaderNames.LOCATION, PATH)
                .set(
                        HttpHeaderNames.SET_COOKIE,
                        person == null
                                ? PersonaCookie.removal(inbound)
                                : PersonaCookie.setting(inbound, people.markOf(person)));
        return answer;
    }

    /**
     * Who one is.
     *
     * @param caller null if that cannot be had
     */
    public static FullHttpResponse answer(
            HttpRequest inbound, People people, Person person, Why why, @Nullable Caller caller) {
        WhoAmIText text = new WhoAmIText(people, person, why, caller, Instant.now());
        return Accepted.html(inbound)
                ? OwnAnswer.page(200, text.page())
                : OwnAnswer.of(200, "application/json", text.json());
    }
}
