"""Small sources written for the tests."""

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>市级云稿库</title>
<item><guid>city-1</guid><title>恩阳区融媒体中心揭牌</title><link>https://city.example/1</link>
<description>&lt;p&gt;Gold &lt;b&gt;rose&lt;/b&gt; 今天&lt;/p&gt;&lt;ul&gt;&lt;li&gt;上涨&lt;/li&gt;&lt;/ul&gt;
&lt;script&gt;alert(1)&lt;/script&gt;&lt;a href="javascript:alert(1)" onclick="x()"&gt;点这里&lt;/a&gt;</description>
<pubDate>Mon, 23 Nov 2026 08:00:00 +0800</pubDate></item>
<item><guid>city-2</guid><title>通江县委召开会议</title><description>会议强调</description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>市级</title>
<entry><id>urn:a:1</id><title>标题一</title><updated>2026-11-23T08:15:30.123+08:00</updated>
<content type="html">&lt;p&gt;正文&lt;/p&gt;</content></entry></feed>"""

RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>源</title></channel>
<item rdf:about="https://x.example/1"><title>标题</title><link>https://x.example/1</link></item></rdf:RDF>"""

JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "源", "items": [
 {"id": "1", "title": "题", "content_html": "<p>一</p><script>x</script>", "date_published": "2026-11-23T00:00:00Z"},
 {"id": "2", "content_text": "只有正文 <b>不是标签</b>"}, 7]}"""

NINJS = """{"uri": "https://n.example/1", "headlines": [{"value": "三点一版"}],
 "bodies": [{"contentType": "text/html", "value": "<p>正文 <em>重点</em></p>"}],
 "firstCreated": "2026-11-23T08:00:00+08:00"}"""

RICH_JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "源", "items": [
 {"id": 1, "title": "一", "content_html": "<p>甲<img src='https://x.example/c.jpg'></p>",
  "image": "https://x.example/a.jpg", "authors": [{"name": "甲"}, {"name": "乙"}, 5],
  "attachments": [{"url": "https://x.example/b.mp4", "mime_type": "video/mp4"}, 7, {"url": "file:///x"}]},
 {"external_url": "https://x.example/2"}, {"author": {"name": "丙"}, "summary": "提要", "title": "三",
  "attachments": 5},
 {}, {"url": "javascript:x"}, null]}"""
