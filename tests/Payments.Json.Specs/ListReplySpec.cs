using System.Text;
using System.Text.Json.Nodes;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

public class ListReplySpec
{
    static readonly PaymentListReply Page = new(Seq1(Reply), None, "the-last-one", 15);

    [Fact] void A_page_is_written_as_published() =>
        Assert.Equal(
            Encoding.UTF8.GetString(Bytes("payment-list-reply.json")),
            Written(to => PaymentListReplyJson.Write(to, Page, indented: true)));

    [Fact] void Each_item_is_what_reading_it_shows() =>
        Assert.Equal(
            JsonNode.Parse(CaptureReply)!["data"]!.ToJsonString(),
            JsonNode.Parse(Written(to => PaymentListReplyJson.Write(to, Page)))!["data"]![0]!.ToJsonString());

    [Fact] void A_page_without_payments_is_an_empty_list() =>
        Assert.Equal(
            """{"data":[],"pagination":{"after":null,"before":null,"limit":100}}""",
            Written(to => PaymentListReplyJson.Write(to, new PaymentListReply(Empty, None, None, 100))));

    [Fact] void A_page_prints_without_personal_data_and_links() => Assert.Equal("1 payments", Page.ToString());

    [Fact] void Statistics_count_each_payment_once_in_our_words_and_once_in_the_documented_ones() =>
        Assert.Equal(
            """{"data":{"cancelled":3,"captured":2,"expired":4,"failed":7,"paid":2,"pending":1,"settled":0,"total":10}}""",
            Written(to => StatisticsReplyJson.Write(to, status => 1 + PaymentStatus.All.ToList().IndexOf(status))));

    [Fact] void A_process_says_that_it_lives() =>
        Assert.Equal("""{"status":"live"}""", Written(HealthReplyJson.WriteLive));

    [Fact] void A_node_is_ready_with_a_store_whoever_takes_payments() =>
        Assert.Equal(
            """{"dependencies":{"providers":{"live":"not_configured","test":"configured"},"store":"up"},"status":"ready"}""",
            Written(to => HealthReplyJson.WriteReady(to, None, None, mode => mode == Mode.Test)));

    [Fact] void A_node_whose_store_does_not_answer_says_why_it_is_not_ready() =>
        Assert.Equal(
            """{"dependencies":{"providers":{"live":"configured","test":"configured"},"store":"busy","store_name":"sqlite"},"status":"not_ready"}""",
            Written(to => HealthReplyJson.WriteReady(to, "sqlite", "busy", _ => true)));
}
