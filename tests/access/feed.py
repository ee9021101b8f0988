"""The feed both centres gather from, and what it says an hour later."""

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>{mark}社</title>
<item><guid>{mark}-1</guid><title>{mark}来稿</title><link>https://x.example/{mark}/1</link><author>{mark}</author>
<description>&lt;p&gt;{mark}导语&lt;img src="https://x.example/{mark}.jpg" alt="{mark}"&gt;</description></item>
<item><guid>{mark}-2</guid><title>{mark}二</title><description>{mark}第二条</description></item>
</channel></rss>"""

FEED_REVISED = FEED.replace("导语", "新导语")
