import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;

/** Confirms a payment with the JDK's client, which asks every plain HTTP server for HTTP/2 ("Upgrade: h2c"). */
public class Pay {
  public static void main(String[] arguments) throws Exception {
    var key = Base64.getEncoder().encodeToString("test_sk_example:".getBytes());
    var request = HttpRequest.newBuilder(URI.create(arguments[0]))
      .header("Authorization", "Basic " + key)
      .header("Content-Type", "application/json")
      .POST(HttpRequest.BodyPublishers.ofString(arguments[1]))
      .build();
    var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    System.out.println(response.body());
  }
}
